/** @jsxImportSource preact */
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { EnrolScreen } from './enrol-screen.tsx'
import { Foot } from './foot.tsx'
import { Frame, Message } from './frame.tsx'
import { RatingScreen } from './rating-screen.tsx'
import { type Device, TapStore } from './tap-store.ts'
import { useTablet } from './use-tablet.ts'
import { type Language, say } from './words.ts'

type Props = { store: TapStore; first: Device | undefined }

function Evaluator({ store, first }: Props) {
  const [language, speak] = useState<Language>('zh')
  const [isEnrolling, setEnrolling] = useState(false)
  const { device, news, enrolled, wake } = useTablet(store, first)
  const isNew = !device || isEnrolling
  const begin = (made: Device) => {
    setEnrolling(false)
    enrolled(made)
  }
  return (
    <Frame place={device?.place} title={say(language, 'ask')} language={language} speak={speak}>
      {isNew ? (
        <EnrolScreen store={store} language={language} enrolled={begin} />
      ) : device.isShut ? (
        <Message title={say(language, 'shut')} says={say(language, 'shutSays')}>
          {news.standing.waiting > 0 && <p>{say(language, 'shutWaiting', { count: news.standing.waiting })}</p>}
          <button type="button" class="main" onClick={() => setEnrolling(true)}>
            {say(language, 'again')}
          </button>
        </Message>
      ) : (
        <RatingScreen store={store} device={device} language={language} wake={wake} rest={() => speak('zh')} />
      )}
      {!isNew && <Foot device={device} language={language} {...news} />}
    </Frame>
  )
}

/** What a tab that was killed left unfinished is finished: the rating stands as it was tapped. */
async function finishLeft(store: TapStore): Promise<void> {
  const open = (await store.all()).filter((tap) => tap.state === 'open')
  if (open.length > 0) await store.put(open.map((tap) => ({ ...tap, state: 'ready' as const })))
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the evaluator')
const begin = async () => {
  const store = await TapStore.open()
  await finishLeft(store)
  render(<Evaluator store={store} first={await store.device()} />, root)
  // The browser is asked not to clear what waits here when its disk runs low.
  await navigator.storage?.persist?.()
  await navigator.serviceWorker?.register('/kiosk/sw.js')
}
void begin()
