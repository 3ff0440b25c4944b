/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { RatingPlace } from '#contract/ratings.ts'
import { type Language, say } from './words.ts'

export type Reasoned = { reasons: string[]; text: string }
type Props = {
  place: RatingPlace
  language: Language
  given: Reasoned
  change: (given: Reasoned) => void
  /** What the page asks besides, and its buttons. */
  children: ComponentChildren
}

/** After a bad rating: what went wrong, by a tap or in words, and all of it optional. */
export function Why({ place, language, given, change, children }: Props) {
  const toggle = (id: string) =>
    change({
      ...given,
      reasons: given.reasons.includes(id) ? given.reasons.filter((it) => it !== id) : [...given.reasons, id],
    })
  return (
    <section class="why">
      <h1>{say(language, 'why')}</h1>
      <fieldset>
        <legend>{say(language, 'whySays')}</legend>
        <div class="reasons">
          {place.reasons.map(({ id, name }) => (
            <label key={id}>
              <input type="checkbox" checked={given.reasons.includes(id)} onChange={() => toggle(id)} />
              <span>{name[language]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label class="field">
        {say(language, 'write')}
        <textarea
          rows={3}
          maxLength={2000}
          value={given.text}
          onInput={(event) => change({ ...given, text: event.currentTarget.value })}
        />
      </label>
      {children}
    </section>
  )
}
