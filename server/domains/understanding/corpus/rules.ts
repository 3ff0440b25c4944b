/** Words that stand for {name} in an utterance of the corpus. */
export type Slots = Record<string, readonly (string | number)[]>

const choice = /\(([^()]*)\)/
const slot = /\{(\w+)\}/

/**
 * One way of saying a line of the corpus: (a|b) chooses, {name} takes a word, \d any digit. Only the dice given
 * decide, so the same corpus always says the same.
 */
export function sayOnce(line: string, slots: Slots, roll: () => number): string {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(roll() * items.length)] as Item
  let said = line
  for (let found = slot.exec(said) ?? choice.exec(said); found; found = slot.exec(said) ?? choice.exec(said)) {
    const [whole, inner] = found as unknown as [string, string]
    const words = whole.startsWith('{') ? slots[inner] : inner.split('|')
    if (!words) throw new RangeError(`no words for ${whole} in: ${line}`)
    said = said.slice(0, found.index) + pick(words) + said.slice(found.index + whole.length)
  }
  return said.replaceAll('\\d', () => String(Math.floor(roll() * 10)))
}

const openings = [
  '请问',
  '你好',
  '您好，',
  '请问一下',
  '我想问',
  '问下',
  '求助，',
  '亲，',
  '想咨询一下',
  '麻烦问下',
  '各位',
  '谁知道',
  '急！',
  '农行',
  '',
]
const closings = ['？', '啊', '呢', '吗', '谢谢', '?', '求解', '急', '，谢谢', '...', '。', '呀', '']

/** Up to `most` different ways of saying a line, some with the small words that people put around a question. */
export function sayInWays(line: string, slots: Slots, roll: () => number, most: number): string[] {
  const isChinese = /\p{Script=Han}/u.test(line)
  const maybe = (words: readonly string[], share: number) =>
    isChinese && roll() < share ? (words[Math.floor(roll() * words.length)] as string) : ''
  const ways = new Set<string>()
  for (let trial = 0; trial < most * 2 && ways.size < most; trial += 1) {
    const said = `${maybe(openings, 0.25)}${sayOnce(line, slots, roll)}${maybe(closings, 0.35)}`
    ways.add(garble(said, roll))
  }
  return [...ways]
}

/** A slip of the thumb now and then: a character left out or doubled. */
function garble(said: string, roll: () => number): string {
  if (roll() > 0.06 || said.length < 6) return said
  const at = 1 + Math.floor(roll() * (said.length - 2))
  return roll() < 0.7 ? said.slice(0, at) + said.slice(at + 1) : said.slice(0, at) + said.charAt(at) + said.slice(at)
}
