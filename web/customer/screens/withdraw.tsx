/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks'
import { newKey, type Progress, send } from '../door.ts'
import { Button, Note, TextField } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { useSending } from '../sending.ts'
import { keyOf } from '../use-progress.ts'
import { useVisit } from '../visit.ts'

/** A page of its own and no pop-up: what withdrawing means is said before it is done (chapter 7). */
export function Withdraw() {
  const visit = useVisit()
  const { say, goOn, link, isElder } = visit
  const [text, setText] = useState('')
  const attempt = useRef({ key: newKey(), of: '' })
  const { note, run } = useSending(visit)
  const submit = () =>
    void run(async () => {
      if (attempt.current.of !== text) attempt.current = { key: newKey(), of: text }
      await send<Progress>('/api/customer/progress/withdrawal', { key: keyOf(visit), text }, attempt.current.key)
      goOn(link ? '' : 'progress')
    })
  return (
    <Page title={say('withdrawTitle')}>
      <p>{say('withdrawSays')}</p>
      <TextField label={say('withdrawText')} rows={isElder ? 2 : 3} most={500} value={text} typed={setText} />
      <Note text={note} />
      <Button press={submit}>{say('withdrawYes')}</Button>
    </Page>
  )
}
