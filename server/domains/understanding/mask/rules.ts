import { normaliseWithPlaces } from '../normalise/rules.ts'

/** What a bank may never keep (JR/T 0171, class C3): it proves who the customer is. */
export type SecretKind = 'password' | 'one-time-code' | 'card-verification'
export type Masked = { text: string; masked: { kind: SecretKind; count: number }[] }

type Span = { start: number; end: number }

const numeral = '[0-9〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]'
const apart = '[\\s\\-_.·,、]?'
/** Digits as people dodge filters with: 1 2 3 4, 1-2-3-4, 一二三四. */
const digits = (least: number, most: number) =>
  `(?<![0-9a-z])(?<!${numeral}${apart})${numeral}(?:${apart}${numeral}){${least - 1},${most - 1}}(?!${apart}${numeral})(?![0-9])`
/** Letters with at least one digit or sign, as passwords are. */
const mixed = '(?<![a-z0-9])(?=[a-z0-9!@#$%^&*_+.\\-]*[0-9!@#$%^&*_+])[a-z0-9!@#$%^&*_+.\\-]{4,32}'
const letters = '[a-z]{4,32}'

const quote = '["\'“”‘’「」『』《》〈〉()（）\\[\\]【】]?'
const isWord =
  '(?:就是|是|为|系|改成了?|改为|设成了?|设置?[为成]|换成了?|输的|输入的?|填的?|写的|叫|[:=]|\\bis\\b|\\bwas\\b|\\bto\\b|->|→)'
const link = `\\s*(?:了|呢|的话|我的|现在|当时|之前)?\\s*${isWord}\\s*(?:是|了)?\\s*${quote}\\s*`
// A few words may stand between, never a comma, another number or money.
const filler = '(?:[^0-9,，。;；!！?？\\n元钱块额号]{0,8})'
const aside = '(?:[^0-9。;；\\n元块额]{0,14}?)'

const passwordCue =
  '(?:(?:交易|支付|取款|登[录陆]|查询|银行卡|网银|手机银行|k宝|u盾|初始|新|旧|原)?(?:密码|口令|暗码)|\\bmima\\b|\\bpass ?words?\\b|\\bpass ?codes?\\b|\\bpasswd\\b|\\bpwd\\b|\\bpin(?: ?(?:code|number|no\\.?|码))?(?![a-z]))'
const codeCue =
  '(?:验证码|校验码|动态(?:密码|码|口令)|短信(?:密码|码|口令)|随机码|确认码|一次性(?:密码|口令|验证码)|授权码|\\botps?\\b|\\b(?:one[- ]?time|verification|authenti?cation|auth|sms|activation|confirmation) ?(?:pass)?(?:codes?|password|pin)\\b)'
const cardCue =
  '(?:\\bcv[vcn]2?(?: ?码)?\\b|cv[vcn]2?(?=[\\s:是码]|$)|安全码|(?:卡片?|信用卡)?背面的?(?:后|末|最后)?(?:三|3)位(?:数字?|码)?|卡背(?:面)?的?(?:后|末)?(?:三|3)位(?:数字?|码)?|签名[条栏]的?(?:后|末)?(?:三|3)位(?:数字?)?|\\bsecurity codes?\\b|\\bcard verification (?:value|code|number)\\b)'
const expiryCue = '(?:(?:卡片?|信用卡)?有效期|\\bvalid (?:thru|until)\\b|\\bexp(?:iry|iration|ires)?(?: date)?\\b)'
const mine = '\\s*(?:就)?(?:是|为|\\bis\\b)?\\s*(?:我的?|这个|\\bmy\\b|\\bthe\\b|当|做|作)?'

/** English words that follow "password is" without being one. */
const notPasswords =
  /^(?:wrong|incorrect|correct|right|not|never|still|also|just|always|only|being|been|locked|blocked|expired?|forgotten|invalid|required|needed|asked|rejected|refused|accepted|unknown|gone|lost|stolen|changed|reset|weak|strong|safe|secure|secret|private|now|too|very|really|this|that|what|your|mine|same|different|working|failing|entered|used|sent|here|there|because|when|where|please|have|something|nothing|anything|necessary|log|login|access|change|enter|open|sign|reset|verify|case|make|avoid|keep|anyone|someone|people|them|get|use|unlock)/

const all = (pattern: string) => new RegExp(pattern, 'dg')
type Form = { kind: SecretKind; pattern: RegExp; certain: boolean; lettersOnly?: boolean }

/** `certain` forms say outright that this is the secret; the others give way to a date, a phone, an amount. */
const forms: Form[] = [
  { kind: 'card-verification', certain: true, pattern: all(`${cardCue}(?:${link}|\\s*[:：]?\\s*)(${digits(3, 4)})`) },
  { kind: 'card-verification', certain: false, pattern: all(`${cardCue}${filler}(${digits(3, 4)})`) },
  {
    kind: 'card-verification',
    certain: true,
    pattern: all(`${expiryCue}(?:${link}|\\s*)((?:0[1-9]|1[0-2])\\s?\\/\\s?(?:20)?\\d\\d)`),
  },
  { kind: 'card-verification', certain: false, pattern: all(`(${digits(3, 4)})${mine}${cardCue}`) },
  { kind: 'one-time-code', certain: true, pattern: all(`${codeCue}(?:${link}|\\s*)(${digits(4, 10)})`) },
  { kind: 'one-time-code', certain: true, pattern: all(`${codeCue}${link}(${mixed})`) },
  { kind: 'one-time-code', certain: false, pattern: all(`${codeCue}${aside}(${digits(4, 8)})`) },
  { kind: 'one-time-code', certain: false, pattern: all(`(${digits(4, 8)})${mine}\\s*${codeCue}`) },
  { kind: 'password', certain: true, pattern: all(`${passwordCue}(?:${link}|\\s*)(${digits(4, 20)})`) },
  { kind: 'password', certain: true, pattern: all(`${passwordCue}(?:${link}|\\s*)(${mixed})`) },
  { kind: 'password', certain: true, lettersOnly: true, pattern: all(`${passwordCue}${link}(${letters})(?![a-z])`) },
  { kind: 'password', certain: false, pattern: all(`${passwordCue}${link}${filler}(${digits(4, 12)})`) },
  { kind: 'password', certain: false, pattern: all(`${passwordCue}${filler}(${digits(6, 6)})`) },
  { kind: 'password', certain: false, pattern: all(`(${digits(4, 12)}|${mixed})${mine}\\s*${passwordCue}`) },
]

const money =
  '(?:[多来余几]?\\s?(?:元|块|万|千|百|亿|美元|港币|人民币|rmb|cny|usd|yuan|dollars?|days?|hours?|minutes?|%|年|月|天|日|号|次|分钟?|小时|秒|笔|岁|位|个|张|条|米|楼|点))'
const kept = new RegExp(
  [
    `[0-9][0-9,.]*(?=${money})`,
    '(?:[¥￥$€£]|rmb|cny|金额|余额|额度|扣了?|转了?|付了?|花了?|少了|存了?|取了?|还了?|借了?|刷了?|共|合计)\\s?[0-9][0-9,.]*',
    '(?:19|20)\\d\\d\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}',
    '\\d{1,2}:\\d\\d(?::\\d\\d)?',
    '(?<!\\d)1[3-9]\\d(?:[\\s-]?\\d{4}){2}(?!\\d)',
    '(?<!\\d)0\\d{2,3}-?\\d{7,8}(?!\\d)',
    '(?<!\\d)(?:95\\d{3}|1\\d{4}|400[\\s-]?\\d{3}[\\s-]?\\d{4}|106\\d{3,})(?!\\d)',
    '(?:尾号|末四位|后四位|末尾|卡尾|ending(?: in| with)?)(?:是|为|:)?\\s?\\d{3,4}',
    '(?<!\\d)\\d{15,19}(?!\\d)',
  ].join('|'),
  'g',
)

const overlaps = (span: Span, others: readonly Span[]) =>
  others.some((it) => it.start < span.end && span.start < it.end)

function spansOf(pattern: RegExp, text: string, group: number): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const place = group === 0 ? undefined : match.indices?.[group]
    const start = place?.[0] ?? match.index
    return [{ start, end: place?.[1] ?? match.index + match[0].length }]
  })
}

function secretsIn(text: string): (Span & { kind: SecretKind })[] {
  if (!/[0-9a-z〇零一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]{2}|[0-9一二三四五六七八九零幺][\s\-_.·,、]/.test(text))
    return []
  if (!/码|口令|mima|pass|pwd|pin|otp|code|cv|三位|3位|有效期|exp|valid|verification/.test(text)) return []
  const untouchable = spansOf(kept, text, 0)
  const found: (Span & { kind: SecretKind })[] = []
  for (const { kind, pattern, certain, lettersOnly } of forms) {
    for (const span of spansOf(pattern, text, 1)) {
      if (overlaps(span, found) || (!certain && overlaps(span, untouchable))) continue
      if (certain && unitFollows(text, span)) continue
      if (lettersOnly && notPasswords.test(text.slice(span.start, span.end))) continue
      found.push({ kind, ...span })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** "验证码 5000元" is money even right behind the word. */
const unitAfter = new RegExp(`^${money}`)
const unitFollows = (text: string, { end }: Span) => unitAfter.test(text.slice(end, end + 8))

/** Class C3 leaves the text before anything is stored; amounts, phones, card tails and dates stay readable. */
export function maskSecrets(original: string): Masked {
  const { text, from } = normaliseWithPlaces(original)
  const secrets = secretsIn(text)
  const counts = new Map<SecretKind, number>()
  let shown = ''
  let at = 0
  for (const { kind, start, end } of secrets) {
    const begins = from[start] ?? original.length
    shown += `${original.slice(at, begins)}***`
    at = from[end] ?? original.length
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return { text: shown + original.slice(at), masked: [...counts].map(([kind, count]) => ({ kind, count })) }
}

const separated = (count: number) => `(?:[\\s-]?\\d){${count}}`
const personal: [RegExp, (found: string) => string][] = [
  // An ID number before a card number: both are long, and the ID may end with X.
  [new RegExp(`(?<![\\da-z])[1-9]${separated(16)}[\\s-]?[\\dx](?![\\da-z])`, 'g'), (found) => starsThenFour(found)],
  [new RegExp(`(?<![\\da-z])[2-9]${separated(12)}(?:[\\s-]?\\d){0,6}(?!\\d)`, 'g'), (found) => starsThenFour(found)],
  [
    /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d){8}(?!\d)/g,
    (found) => `${digitsOf(found).slice(-11, -8)}****${digitsOf(found).slice(-4)}`,
  ],
  [
    /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g,
    (found) => `${found.slice(0, 1)}***${found.slice(found.indexOf('@'))}`,
  ],
]
const digitsOf = (found: string) => found.replace(/[^\dx]/g, '')
const starsThenFour = (found: string) => `****${digitsOf(found).slice(-4).toUpperCase()}`

/** For the screen: phone, ID and card numbers keep their last four, which is what staff compare with the customer. */
export function maskPersonal(original: string): string {
  const { text, from } = normaliseWithPlaces(original)
  const found = personal
    .flatMap(([pattern, show], rank) => spansOf(pattern, text, 0).map((span) => ({ ...span, rank, show })))
    .sort((a, b) => a.rank - b.rank)
  const taken: typeof found = []
  for (const span of found) if (!overlaps(span, taken)) taken.push(span)
  let shown = ''
  let at = 0
  for (const { start, end, show } of taken.sort((a, b) => a.start - b.start)) {
    shown += original.slice(at, from[start]) + show(text.slice(start, end))
    at = from[end] ?? original.length
  }
  return shown + original.slice(at)
}
