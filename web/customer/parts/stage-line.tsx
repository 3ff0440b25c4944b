/** @jsxImportSource preact */
import { dayText } from '../days.ts'
import type { Progress } from '../door.ts'
import { useVisit } from '../visit.ts'

/** The five stages of 4.3 as a line: a mark, a name and a word each, so that colour tells nothing alone. */
export function StageLine({ stages }: { stages: Progress['stages'] }) {
  const { say, language, isElder } = useVisit()
  if (stages.length === 0) return null
  const now = stages.findIndex(({ isNow }) => isNow)
  return (
    <section>
      <h2>{say('stages')}</h2>
      <ol className="stages">
        {stages.map(({ stage, at, isNow }, place) => {
          const isDone = !isNow && at !== null && (now < 0 || place < now)
          return (
            <li
              key={stage}
              className={isNow ? 'now' : isDone ? 'done' : 'next'}
              aria-current={isNow ? 'step' : undefined}
            >
              <span className="mark" aria-hidden="true">
                {isDone ? '✓' : place + 1}
              </span>
              <span>
                {say(`stage.${stage}`)}{' '}
                <span className="faint">{say(isNow ? 'stageNow' : isDone ? 'stageDone' : 'stageNext')}</span>
                {at && !isElder && <span className="faint when">{dayText(at, language)}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
