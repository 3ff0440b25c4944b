/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { type Progress, Refused, send } from '../door.ts'
import { Button, LineField, Note } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { useSending } from '../sending.ts'
import { useVisit } from '../visit.ts'

export function Find() {
  const visit = useVisit()
  const { say, hold, go } = visit
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const { note, setNote, run } = useSending(visit)
  const find = () => {
    if (number.trim() === '' || code.trim() === '') return setNote(say('findMissing'))
    void run(async () => {
      const key = { number: number.trim(), code: code.trim() }
      try {
        await send<Progress>('/api/customer/progress', { key })
      } catch (error) {
        if (error instanceof Refused && (error.code === 'not-found' || error.code === 'invalid-input'))
          throw new Refused('notFound')
        throw error
      }
      hold(key)
      go('progress')
    })
  }
  return (
    <Page title={say('findTitle')}>
      <p>{say('findSays')}</p>
      <LineField label={say('number')} most={20} value={number} typed={setNumber} />
      <LineField label={say('code')} most={20} keys="numeric" value={code} typed={setCode} />
      <Note text={note} />
      <Button press={find}>{say('find')}</Button>
    </Page>
  )
}
