/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { RatingPlace } from '#contract/ratings.ts'
import { ask } from './bank.ts'
import type { Device, TapStore } from './tap-store.ts'
import { type Language, say, type Word } from './words.ts'

type Props = { store: TapStore; language: Language; enrolled: (device: Device) => void }
type Reply = { deviceKey: string; counterId: string; place: RatingPlace }

const why = (status: number | undefined): Word =>
  status === undefined || status >= 500 ? 'failed' : status === 429 ? 'enrolOften' : 'enrolWrong'

/** Once in a tablet's life: the code that the supervisor has on the own screen. */
export function EnrolScreen({ store, language, enrolled }: Props) {
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<Word>()
  const [isBusy, setBusy] = useState(false)
  const enrol = async (event: Event) => {
    event.preventDefault()
    if (isBusy || code.trim().length < 4) return
    setBusy(true)
    const reply = await ask<Reply>('/api/evaluator/enrol', { code })
    setBusy(false)
    if (reply?.status !== 200) return setFault(why(reply?.status))
    const device = { ...reply.body, spokenAt: new Date().toISOString(), isShut: false }
    await store.keepDevice(device)
    enrolled(device)
  }
  return (
    <section class="enrol">
      <h1>{say(language, 'enrol')}</h1>
      <p>{say(language, 'enrolSays')}</p>
      <form onSubmit={(event) => void enrol(event)}>
        <label class="field">
          {say(language, 'enrolCode')}
          <input
            class="code"
            value={code}
            maxLength={20}
            autocomplete="off"
            autocapitalize="characters"
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="main">
          {say(language, 'enrolGo')}
        </button>
        <p class="alarm" role="alert">
          {fault && say(language, fault)}
        </p>
      </form>
    </section>
  )
}
