/** @jsxImportSource preact */
import { dueText } from '../days.ts'
import type { Told } from '../door.ts'
import { useVisit } from '../visit.ts'

/** The promised dates, the first one first, each with the clause that it stands in. */
export function Promises({ promises }: { promises: readonly Told[] }) {
  const { say, language } = useVisit()
  if (promises.length === 0) return null
  return (
    <section>
      <h2>{say('promisesTitle')}</h2>
      <ul className="promises">
        {promises.map(({ dueAt, clause, basis, says }) => (
          <li key={dueAt + says.en}>
            {say('promise', { due: dueText(dueAt, language), says: says[language] })}
            <span className="faint">{basis === 'law' ? say('promiseLaw') : say('promiseClause', { clause })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
