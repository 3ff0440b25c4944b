/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { isEmpty } from '../draft.ts'
import { Button, Note, TextField } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { Pictures } from '../parts/pictures.tsx'
import { Voice } from '../parts/voice.tsx'
import { useDraft } from '../use-draft.ts'
import { useVisit } from '../visit.ts'

/** The first of three screens: what happened, in whichever way is easiest (4.1.2). */
export function Tell() {
  const { say, go, isElder } = useVisit()
  const { draft, change } = useDraft('feedback')
  const [isAsked, setAsked] = useState(false)
  if (!draft) return <Page title={say('sayTitle')}>{say('loading')}</Page>
  return (
    <Page title={say('sayTitle')}>
      <p className="faint">{say('step', { n: 1 })}</p>
      <p>{say(isElder ? 'saySaysElder' : 'saySays')}</p>
      <TextField
        label={say('text')}
        hint={say('textHint')}
        most={4000}
        rows={isElder ? 3 : 5}
        value={draft.text}
        typed={(text) => change({ text })}
      />
      <Voice draft={draft} change={change} />
      {!isElder && <Pictures draft={draft} change={change} />}
      {isAsked && isEmpty(draft) && <Note text={say('nothingYet')} />}
      <Button press={() => (isEmpty(draft) ? setAsked(true) : go('about'))}>{say('next')}</Button>
    </Page>
  )
}
