/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { newKey, type Progress, send } from '../door.ts'
import { isEmpty } from '../draft.ts'
import { Button, Note, TextField } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { Pictures } from '../parts/pictures.tsx'
import { Voice } from '../parts/voice.tsx'
import { handIn, useSending, withoutTickets } from '../sending.ts'
import { useDraft } from '../use-draft.ts'
import { keyOf } from '../use-progress.ts'
import { useVisit } from '../visit.ts'

/** More words, pictures or voice for a matter that is open. Elder mode asks for the picture on a second screen. */
export function Add({ isSecond = false }: { isSecond?: boolean }) {
  const visit = useVisit()
  const { say, go, goOn, isElder } = visit
  const key = keyOf(visit)
  const { draft, change, put, wipe } = useDraft(`add:${JSON.stringify(key)}`)
  const [isAsked, setAsked] = useState(false)
  const { note, run } = useSending(visit)
  const title = say(isSecond ? 'addPictureTitle' : 'addTitle')
  if (!draft) return <Page title={title}>{say('loading')}</Page>

  const submit = () => {
    if (isEmpty(draft)) return setAsked(true)
    void run(
      async (tell) => {
        const attachments = await handIn(draft, put, (n, all) => tell(say('uploading', { n, all })))
        const body = { key, text: draft.text, attachments }
        const of = JSON.stringify(body)
        const attempt = draft.attempt.of === of ? draft.attempt : { key: newKey(), of }
        change({ attempt })
        await send<Progress>('/api/customer/progress/additions', body, attempt.key)
        wipe()
        goOn('added')
      },
      () => put(withoutTickets(draft)),
    )
  }
  const hasWords = !isSecond
  const hasPictures = isSecond || !isElder
  const isLast = isSecond || !isElder
  return (
    <Page title={title}>
      {hasWords && (
        <>
          <p>{say('addSays')}</p>
          <TextField
            label={say('text')}
            most={4000}
            rows={isElder ? 3 : 5}
            value={draft.text}
            typed={(text) => change({ text })}
          />
          <Voice draft={draft} change={change} />
        </>
      )}
      {hasPictures && <Pictures draft={draft} change={change} />}
      <Note text={isAsked && isEmpty(draft) ? say('nothingYet') : note} />
      <Button press={() => (isLast ? submit() : go('add/picture'))}>{say(isLast ? 'send' : 'next')}</Button>
    </Page>
  )
}

export function Added() {
  const { say, goOn, link } = useVisit()
  return (
    <Page title={say('added')}>
      <Button press={() => goOn(link ? '' : 'progress')}>{say('seeProgress')}</Button>
    </Page>
  )
}
