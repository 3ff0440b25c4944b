/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks'
import { Faces } from './faces.tsx'
import { Message } from './frame.tsx'
import type { Device, TapStore } from './tap-store.ts'
import { useIdle } from './use-idle.ts'
import { useTaps } from './use-taps.ts'
import { type Reasoned, Why } from './why.tsx'
import { type Language, say } from './words.ts'

const THANKS_MILLISECONDS = 5_000
const WHY_MILLISECONDS = 45_000
const NOTHING: Reasoned = { reasons: [], text: '' }

type Tap = Awaited<ReturnType<ReturnType<typeof useTaps>['begin']>>
type View = { kind: 'faces' } | { kind: 'why'; tap: Tap } | { kind: 'thanks'; isBad: boolean } | { kind: 'full' }
type Props = { store: TapStore; device: Device; language: Language; wake: () => void; rest: () => void }

/** One customer after the other: faces, perhaps why, thanks, and back to the faces by itself. */
export function RatingScreen({ store, device, language, wake, rest }: Props) {
  const { begin, finish } = useTaps(store, device, wake)
  const [view, setView] = useState<View>({ kind: 'faces' })
  const [given, setGiven] = useState(NOTHING)
  // Two fingers on two faces are one customer: the second one finds the tap being kept.
  const isTaken = useRef(false)
  const { place } = device

  const end = async (tap: Tap, rating: number, reasoned: Reasoned) => {
    const isKept = await finish(tap, reasoned)
    setView(isKept ? { kind: 'thanks', isBad: rating <= place.reasonsAtMost } : { kind: 'full' })
  }
  const choose = async (rating: number) => {
    if (isTaken.current) return
    isTaken.current = true
    const tap = await begin(rating, language)
    if (rating <= place.reasonsAtMost) setView({ kind: 'why', tap })
    else await end(tap, rating, NOTHING)
  }
  const endWhy = (reasoned: Reasoned) => {
    if (view.kind !== 'why') return
    const { tap } = view
    // A second press finds no «why» any more.
    setView({ kind: 'thanks', isBad: true })
    void end(tap, 1, reasoned)
  }
  const reset = () => {
    isTaken.current = false
    setGiven(NOTHING)
    setView({ kind: 'faces' })
    rest()
  }
  useIdle(view.kind === 'why' ? WHY_MILLISECONDS : undefined, () => endWhy(given))
  useIdle(view.kind === 'thanks' || view.kind === 'full' ? THANKS_MILLISECONDS : undefined, reset)

  switch (view.kind) {
    case 'faces':
      return <Faces place={place} language={language} choose={(rating) => void choose(rating)} />
    case 'why':
      return (
        <Why place={place} language={language} given={given} change={setGiven}>
          <div class="buttons">
            <button type="button" class="main" onClick={() => endWhy(given)}>
              {say(language, 'send')}
            </button>
            <button type="button" onClick={() => endWhy(NOTHING)}>
              {say(language, 'skip')}
            </button>
          </div>
        </Why>
      )
    case 'thanks':
      return (
        <Message
          title={say(language, view.isBad ? 'sorry' : 'thanks')}
          says={say(language, view.isBad ? 'sorrySays' : 'thanksSays')}
        />
      )
    case 'full':
      return <Message title={say(language, 'full')} says="" />
  }
}
