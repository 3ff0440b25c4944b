import { button, element, field, stars } from './parts.ts'
import { type Language, type Word, words } from './words.ts'

type Answer = {
  bank: Record<Language, string>
  caseNumber: string
  title: string
  reply: string
  state: 'in-work' | 'answered' | 'confirmed' | 'reopened' | 'closed'
  promisedAt: string | null
}
type View =
  | { kind: 'loading' | 'unknown' | 'failed' }
  | { kind: 'shown'; answer: Answer }
  | { kind: 'asked'; answer: Answer; isSolved: boolean }
  | { kind: 'thanked'; answer: Answer; isSolved: boolean }

const code = location.pathname.split('/').pop() ?? ''
const page = document.getElementById('page') as HTMLElement
const languageButton = document.getElementById('language') as HTMLButtonElement
let language: Language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
let view: View = { kind: 'loading' }
let isSending = false
/** What was typed, and the key of the attempt: a repeated sending is the same one. */
const typed = { rating: 0, text: '' }
const attempt = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('')

const say = (word: Word) => words[language][word]

async function call(method: 'GET' | 'POST', body?: object): Promise<{ status: number; answer: Answer | undefined }> {
  const response = await fetch(`/api/answers/${encodeURIComponent(code)}`, {
    method,
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': attempt },
    }),
  })
  return { status: response.status, answer: response.ok ? ((await response.json()) as Answer) : undefined }
}

async function load(): Promise<void> {
  show({ kind: 'loading' })
  try {
    const { status, answer } = await call('GET')
    show(answer ? { kind: 'shown', answer } : { kind: status < 500 ? 'unknown' : 'failed' })
  } catch {
    show({ kind: 'failed' })
  }
}

async function send(isSolved: boolean, note: HTMLElement): Promise<void> {
  if (isSending) return
  isSending = true
  note.textContent = say('sending')
  try {
    const { status, answer: after } = await call('POST', {
      isSolved,
      text: typed.text,
      ...(typed.rating > 0 && { rating: typed.rating }),
    })
    if (after) show({ kind: 'thanked', answer: after, isSolved })
    // Refused: it was answered before, perhaps by an attempt whose own answer was lost on the way. Show how it stands.
    else if (status < 500) await load()
    else note.textContent = `${say('failed')} ${say('failedSays')}`
  } catch {
    note.textContent = `${say('failed')} ${say('failedSays')}`
  } finally {
    isSending = false
  }
}

function show(next: View): void {
  view = next
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = say('title')
  languageButton.textContent = say('other')
  const product = document.getElementById('product')
  if (product) product.textContent = ('answer' in next && next.answer.bank[language]) || say('product')
  // Not replaceChildren: WebViews of 2020 do not have it.
  page.textContent = ''
  page.append(...parts(next))
}

function parts(now: View): HTMLElement[] {
  switch (now.kind) {
    case 'loading':
      return [element('p', say('loading'))]
    case 'unknown':
      return [element('h1', say('unknown')), element('p', say('unknownSays'))]
    case 'failed':
      return [
        element('h1', say('failed')),
        element('p', say('failedSays')),
        button(say('again'), 'first', () => void load()),
      ]
    case 'thanked':
      return [
        element('h1', say(now.isSolved ? 'thanksSolved' : 'thanksNotSolved')),
        element('p', say(now.isSolved ? 'thanksSolvedSays' : 'thanksNotSolvedSays')),
        number(now.answer),
      ]
    case 'asked':
      return asked(now.answer, now.isSolved)
    case 'shown':
      return shown(now.answer)
  }
}

const number = ({ caseNumber }: Answer) => element('p', `${say('number')} ${caseNumber}`, 'faint')

function shown(answer: Answer): HTMLElement[] {
  const head = [element('p', answer.title, 'title'), number(answer)]
  if (answer.state === 'answered')
    return [
      ...head,
      element('h2', say('answered')),
      element('p', answer.reply, 'reply'),
      element('h1', say('ask')),
      button(say('solved'), 'first', () => show({ kind: 'asked', answer, isSolved: true })),
      button(say('notSolved'), 'second', () => show({ kind: 'asked', answer, isSolved: false })),
    ]
  if (answer.state === 'confirmed')
    return [element('h1', say('confirmed')), element('p', say('confirmedSays')), ...head]
  if (answer.state === 'closed') return [element('h1', say('closed')), element('p', say('closedSays')), ...head]
  const promised = answer.promisedAt
    ? [element('p', `${say('promised')}${language === 'zh' ? '：' : ': '}${dayText(answer.promisedAt)}`)]
    : []
  return [
    element('h1', say(answer.state === 'reopened' ? 'reopened' : 'working')),
    element('p', say('workingSays')),
    ...promised,
    ...head,
  ]
}

/** The bank's day, wherever the reader is. */
const dayText = (moment: string) =>
  new Date(moment).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  })

function asked(answer: Answer, isSolved: boolean): HTMLElement[] {
  const note = element('p', '', 'note')
  note.setAttribute('role', 'status')
  return [
    element('h1', say(isSolved ? 'solved' : 'notSolved')),
    stars(say('stars'), say('star'), typed.rating, (rating) => {
      typed.rating = rating
    }),
    field(say('words'), typed.text, (text) => {
      typed.text = text
    }),
    button(say('send'), 'first', () => void send(isSolved, note)),
    button(say('back'), 'plain', () => show({ kind: 'shown', answer })),
    note,
  ]
}

languageButton.addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh'
  show(view)
})
void load()
