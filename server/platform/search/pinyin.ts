import { pinyin } from 'pinyin-pro'

const LETTERS = /[^a-z]/g
const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/**
 * 履约看板 → lykb and lvyuekanban: how somebody types who does not want to choose characters. ü is typed as v. A surname
 * is read as a surname (单 shàn) where the text is a name. Empty for what has no Chinese in it.
 */
export function spellings(text: string, isName = false): string[] {
  if (!isHan(text)) return []
  const read = (pattern: 'first' | 'pinyin') =>
    pinyin(text, {
      pattern,
      toneType: 'none',
      type: 'array',
      v: true,
      nonZh: 'removed',
      surname: isName ? 'head' : 'off',
    })
      .join('')
      .toLowerCase()
      .replace(LETTERS, '')
  return [...new Set([read('first'), read('pinyin')])].filter((one) => one !== '')
}
