/** @jsxImportSource preact */
import { dayText } from '../days.ts'
import type { Progress } from '../door.ts'
import { Button } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { Promises } from '../parts/promises.tsx'
import { StageLine } from '../parts/stage-line.tsx'
import { useProgress } from '../use-progress.ts'
import { useVisit } from '../visit.ts'
import { Failure } from './failure.tsx'

/** How the matter stands and what the customer may do now; confirming stands first where an answer waits (4.3). */
export function ProgressPage() {
  const visit = useVisit()
  const { say } = visit
  const { shown, load } = useProgress(visit)
  if (!shown) return <Page title={say('loading')}>{''}</Page>
  if ('failure' in shown) return <Failure code={shown.failure} again={() => void load()} />
  const { progress } = shown
  return (
    <Page title={say(`state.${progress.state}`)}>
      {progress.mayConfirm && <Words words={progress.words} />}
      {progress.mayConfirm && <Confirm />}
      {progress.state === 'confirmed' && <p>{say('confirmedSays')}</p>}
      {progress.state === 'closed' && <p>{say('closedSays')}</p>}
      <Promises promises={progress.promises} />
      {!progress.mayConfirm && <Words words={progress.words} />}
      <StageLine stages={progress.stages} />
      <Matter progress={progress} />
      <Acts progress={progress} />
    </Page>
  )
}

function Matter({ progress: { title, number, receivedAt } }: { progress: Progress }) {
  const { say, language } = useVisit()
  return (
    <section>
      <p className="title">{title}</p>
      <p className="faint">
        {say('number')} {number}
        <br />
        {say('receivedOn', { date: dayText(receivedAt, language) })}
      </p>
    </section>
  )
}

function Words({ words }: { words: Progress['words'] }) {
  const { say, language } = useVisit()
  return (
    <>
      {words.map(({ kind, at, text }) => (
        <section key={at + kind}>
          <h2>
            {say(`said.${kind}`)} <span className="faint">{dayText(at, language)}</span>
          </h2>
          <p className={kind === 'added' ? 'said mine' : 'said'}>{text || say('voiceOrPicture')}</p>
        </section>
      ))}
    </>
  )
}

function Confirm() {
  const { say, go } = useVisit()
  return (
    <section>
      <h2 className="ask">{say('ask')}</h2>
      <Button press={() => go('answer/yes')}>{say('solved')}</Button>
      <Button look="second" press={() => go('answer/no')}>
        {say('notSolved')}
      </Button>
    </section>
  )
}

/** Elder mode shows no more than what the moment asks for: while an answer waits, that is to confirm it. */
function Acts({ progress: { mayAdd, mayWithdraw, mayConfirm } }: { progress: Progress }) {
  const { say, go, isElder } = useVisit()
  if (isElder && mayConfirm) return null
  return (
    <>
      {mayAdd && (
        <Button look="second" press={() => go('add')}>
          {say('add')}
        </Button>
      )}
      {mayWithdraw && (
        <Button look="plain" press={() => go('withdraw')}>
          {say('withdraw')}
        </Button>
      )}
    </>
  )
}
