/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks'
import { newKey, type Progress, Refused, send } from '../door.ts'
import { Button, Choice, Note, TextField } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { useSending } from '../sending.ts'
import { useDraft } from '../use-draft.ts'
import { keyOf } from '../use-progress.ts'
import { useVisit } from '../visit.ts'

const STARS = ['1', '2', '3', '4', '5']

/** The customer's word on the answer, with a rating that nobody has to give (4.3, 6.1.3). */
export function Answer({ isSolved }: { isSolved: boolean }) {
  const visit = useVisit()
  const { say, goOn, isElder } = visit
  const key = keyOf(visit)
  const name = `answer:${JSON.stringify(key)}`
  const { draft, change, wipe } = useDraft(name)
  const [rating, setRating] = useState('')
  const attempt = useRef({ key: newKey(), of: '' })
  const { note, run } = useSending(visit)
  const title = say(isSolved ? 'solved' : 'notSolved')
  if (!draft) return <Page title={title}>{say('loading')}</Page>

  const submit = () =>
    void run(async () => {
      const answer = { key, isSolved, text: draft.text, ...(rating && { rating: Number(rating) }) }
      const of = JSON.stringify(answer)
      if (attempt.current.of !== of) attempt.current = { key: newKey(), of }
      try {
        await send<Progress>('/api/customer/progress/answer', answer, attempt.current.key)
        goOn(isSolved ? 'thanks/yes' : 'thanks/no')
      } catch (error) {
        if (!(error instanceof Refused) || error.code === 'offline' || error.code === 'failed') throw error
        // It was answered before, perhaps by an attempt whose own answer was lost on the way. Show how it stands.
        goOn(visit.link ? '' : 'progress')
      }
      wipe()
    })
  return (
    <Page title={title}>
      <Choice
        legend={say('stars')}
        name="rating"
        value={rating}
        choose={setRating}
        options={STARS.map((value) => ({ value, label: `${value} ${say('star')}`, short: `${value}★` }))}
      />
      <TextField
        label={say('answerText')}
        most={4000}
        rows={isElder ? 2 : 4}
        value={draft.text}
        typed={(text) => change({ text })}
      />
      <Note text={note} />
      <Button press={submit}>{say('send')}</Button>
    </Page>
  )
}

export function Thanks({ isSolved }: { isSolved: boolean }) {
  const { say, goOn, link } = useVisit()
  return (
    <Page title={say(isSolved ? 'thanksSolved' : 'thanksNotSolved')}>
      <p>{say(isSolved ? 'thanksSolvedSays' : 'thanksNotSolvedSays')}</p>
      <Button press={() => goOn(link ? '' : 'progress')}>{say('seeProgress')}</Button>
    </Page>
  )
}
