import { pinyin } from 'pinyin-pro'

export type Target = { to: string; label: string; keys: string[] }

/** How a Chinese label may be typed: itself, its initials, its sounds; 履约看板 → lykb. */
export function keysOf(label: string): string[] {
  const spell = (pattern: 'first' | 'pinyin') =>
    pinyin(label, { pattern, toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
      .join('')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
  return [label.toLowerCase(), spell('first'), spell('pinyin')]
}

/** What begins with the typed letters comes before what only holds them. */
export function rank(targets: readonly Target[], typed: string): Target[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '')
  if (wanted === '') return [...targets]
  const place = ({ keys }: Target) =>
    keys.some((key) => key.startsWith(wanted)) ? 0 : keys.some((key) => key.includes(wanted)) ? 1 : 2
  return targets
    .map((target) => ({ target, at: place(target) }))
    .filter(({ at }) => at < 2)
    .toSorted((a, b) => a.at - b.at)
    .map(({ target }) => target)
}
