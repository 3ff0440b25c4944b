/** @jsxImportSource preact */
import { useVisit } from '../visit.ts'
import { Button } from './controls.tsx'

/** Manual 2.3.1: elder mode is offered by age, in the page and not over it; yes and no are both kept. */
export function ElderOffer() {
  const { say, isElder, isElderOffered, read } = useVisit()
  if (!isElderOffered || isElder) return null
  return (
    <section className="offer">
      <h2>{say('offerTitle')}</h2>
      <p>{say('offerSays')}</p>
      <Button press={() => read({ mode: 'elder' })}>{say('offerYes')}</Button>
      <Button look="plain" press={() => read({ mode: 'standard' })}>
        {say('offerNo')}
      </Button>
    </section>
  )
}
