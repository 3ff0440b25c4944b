/** @jsxImportSource preact */
import { render } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { RatingPlace } from '#contract/ratings.ts'
import { ask, randomId } from './bank.ts'
import { Faces } from './faces.tsx'
import { Frame, Message } from './frame.tsx'
import { Why } from './why.tsx'
import { type Language, momentText, say, type Word } from './words.ts'

const code = location.pathname.split('/').pop() ?? ''
const address = `/api/q/${encodeURIComponent(code)}`
/** One sending and its repetitions: the bank takes them for one. */
let attempt = randomId()

type Opened = { token: string; place: RatingPlace }
type Refused = { code: string }
type Given = { number: string; apologyBy: string | null }
type View =
  | { kind: 'opening' | 'faces' | 'why' | 'sending' }
  | { kind: 'thanks'; isBad: boolean; given: Given }
  | { kind: 'told'; title: Word; says: Word; mayRepeat: boolean }

const TOLD: Readonly<Record<string, [Word, Word]>> = {
  'code.revoked': ['revoked', 'revokedSays'],
  'code.idle': ['idle', 'idleSays'],
  'too-many-attempts': ['often', 'oftenSays'],
  'rating.given-already': ['given', 'givenSays'],
}
const isPhone = (text: string) => text === '' || /^[+\d][\d -]{5,28}$/.test(text)

/** What a refusal reads like; without any answer it is the network, and nothing that was chosen is lost. */
function toldOf(reply: { status: number; body: unknown } | undefined): View {
  if (!reply || reply.status >= 500) return { kind: 'told', title: 'failed', says: 'failedSays', mayRepeat: true }
  const [title, says] = TOLD[(reply.body as Refused).code] ?? (['unknown', 'unknownSays'] as const)
  return { kind: 'told', title, says, mayRepeat: reply.status === 429 }
}

const openCode = () => ask<Opened>(address, {})

function Rate() {
  const [language, speak] = useState<Language>(navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh')
  const [opened, setOpened] = useState<Opened>()
  const [view, setView] = useState<View>({ kind: 'opening' })
  const [rating, setRating] = useState(0)
  const [reasoned, setReasoned] = useState({ reasons: [] as string[], text: '' })
  const [phone, setPhone] = useState('')

  const enter = useCallback(async () => {
    const reply = await openCode()
    if (reply?.status !== 200) return setView(toldOf(reply))
    setOpened(reply.body)
    setView({ kind: 'faces' })
  }, [])
  useEffect(() => void enter(), [enter])

  const send = async (stars: number, mayReopen = true, by = opened): Promise<void> => {
    if (!by) return
    setView({ kind: 'sending' })
    const body = { token: by.token, rating: stars, ...reasoned, language, ...(phone.trim() && { phone: phone.trim() }) }
    const reply = await ask<Given & Refused>(`${address}/ratings`, body, attempt)
    if (reply?.status === 200)
      return setView({ kind: 'thanks', isBad: stars <= by.place.reasonsAtMost, given: reply.body })
    // Who took a long time to write has lost nothing: the code is opened again, and the rating goes with that.
    if (reply?.body.code === 'rating.too-late' && mayReopen) {
      attempt = randomId()
      const again = await openCode()
      if (again?.status === 200) return send(stars, false, again.body)
      return setView(toldOf(again))
    }
    setView(toldOf(reply))
  }
  const choose = (stars: number) => {
    setRating(stars)
    if (opened && stars <= opened.place.reasonsAtMost) setView({ kind: 'why' })
    else void send(stars)
  }
  const repeat = () => {
    if (rating > 0) void send(rating)
    else void enter()
  }

  return (
    <Frame place={opened?.place} title={say(language, 'ask')} language={language} speak={speak}>
      {(view.kind === 'opening' || view.kind === 'sending') && (
        <p role="status">{say(language, view.kind === 'opening' ? 'opening' : 'sending')}</p>
      )}
      {view.kind === 'faces' && opened && <Faces place={opened.place} language={language} choose={choose} />}
      {view.kind === 'why' && opened && (
        <Why place={opened.place} language={language} given={reasoned} change={setReasoned}>
          <label class="field">
            {say(language, 'phone')}
            <input
              type="tel"
              inputMode="tel"
              autocomplete="tel"
              maxLength={30}
              value={phone}
              onInput={(event) => setPhone(event.currentTarget.value)}
            />
          </label>
          <p class="alarm" role="alert">
            {!isPhone(phone.trim()) && say(language, 'phoneWrong')}
          </p>
          <div class="buttons">
            <button type="button" class="main" onClick={() => isPhone(phone.trim()) && void send(rating)}>
              {say(language, 'send')}
            </button>
            <button type="button" onClick={() => setView({ kind: 'faces' })}>
              {say(language, 'back')}
            </button>
          </div>
        </Why>
      )}
      {view.kind === 'thanks' && (
        <Message
          title={say(language, view.isBad ? 'sorry' : 'thanks')}
          says={thanksOf(language, view.isBad, view.given)}
        >
          {view.isBad && <p class="served">{say(language, 'number', { number: view.given.number })}</p>}
        </Message>
      )}
      {view.kind === 'told' && (
        <Message title={say(language, view.title)} says={say(language, view.says)}>
          {view.mayRepeat && (
            <button type="button" class="main" onClick={repeat}>
              {say(language, 'retry')}
            </button>
          )}
        </Message>
      )}
    </Frame>
  )
}

const thanksOf = (language: Language, isBad: boolean, { apologyBy }: Given) => {
  if (!isBad) return say(language, 'thanksSays')
  return apologyBy
    ? say(language, 'sorryBy', { when: momentText(language, new Date(apologyBy)) })
    : say(language, 'sorrySays')
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the rating')
render(<Rate />, root)
