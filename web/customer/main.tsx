/** @jsxImportSource preact */
import { render } from 'preact'
import { App } from './app.tsx'
import { keepChoice, recallChoice } from './device.ts'
import { enter } from './entry.ts'
import { sayIn } from './words/say.ts'

const root = document.getElementById('root') as HTMLElement

/** The door did not answer: a page that says so and tries again, at once when the network is back. */
function showClosed(): void {
  const say = sayIn(recallChoice('language') ?? 'zh')
  render(
    <main>
      <h1>{say('failedTitle')}</h1>
      <button type="button" className="big first" onClick={() => location.reload()}>
        {say('again')}
      </button>
    </main>,
    root,
  )
  window.addEventListener('online', () => location.reload())
}

enter().then(
  ({ entry, door }) => {
    // Elder mode comes along with a customer who chose it on another device.
    if (entry.zone?.reading && !recallChoice('reading')) keepChoice('reading', entry.zone.reading)
    render(<App entry={entry} door={door} />, root)
  },
  () => showClosed(),
)
