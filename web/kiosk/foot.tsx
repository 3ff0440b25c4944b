/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { Standing } from './queue.ts'
import type { Device } from './tap-store.ts'
import { type Language, momentText, say } from './words.ts'

type Props = { device: Device; standing: Standing; isReached: boolean; language: Language }

/** How many taps wait and since when, told only while some do; and for the staff what this tablet is. */
export function Foot({ device, standing, isReached, language }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { waiting, since, aside } = standing
  return (
    <footer>
      <p class="standing" role="status">
        {!isReached && <span>{say(language, 'offline')}</span>}
        {waiting > 0 && since && (
          <span class="waiting">
            {say(language, 'waiting', { count: waiting, when: momentText(language, new Date(since)) })}
          </span>
        )}
        {aside > 0 && <span class="alarm">{say(language, 'aside', { count: aside })}</span>}
      </p>
      <button type="button" class="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say(language, isOpen ? 'close' : 'about')}
      </button>
      {isOpen && (
        <dl>
          <dt>{say(language, 'place')}</dt>
          <dd>{[device.place.outlet, device.place.counter].flatMap((it) => (it ? [it[language]] : [])).join(' · ')}</dd>
          <dt>{say(language, 'taps')}</dt>
          <dd>{waiting > 0 ? waiting : say(language, 'none')}</dd>
          <dt>{say(language, 'spoken')}</dt>
          <dd>{device.spokenAt ? momentText(language, new Date(device.spokenAt)) : say(language, 'never')}</dd>
        </dl>
      )}
    </footer>
  )
}
