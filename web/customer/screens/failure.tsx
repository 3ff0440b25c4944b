/** @jsxImportSource preact */
import { Button } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { useVisit } from '../visit.ts'
import { isWord } from '../words/say.ts'

/** Nothing to show, and what to do about it. */
export function Failure({ code, again }: { code: string; again: () => void }) {
  const { say, door } = useVisit()
  if (code === 'not-found' || code === 'invalid-input')
    return (
      <Page title={say('unknownTitle')}>
        <p>{say('unknownSays', { phone: door.hotline })}</p>
      </Page>
    )
  const word = `refused.${code}`
  return (
    <Page title={say('failedTitle')}>
      <p>{isWord(word) ? say(word) : say('failed')}</p>
      <Button press={again}>{say('again')}</Button>
    </Page>
  )
}
