import { Transformer } from '@napi-rs/image'
import { createDice } from '#platform/demo/dice.ts'
import { type Files, keepFile } from '#platform/files/keep.ts'
import type { Actor } from '#platform/identity/actor.ts'
import type { World } from '#platform/world.ts'
import type { Voice } from './voices.ts'

/** Who takes a picture: the paper of the suggestion box always, in the app one customer of eight. */
const ALWAYS = 'suggestion-box'
const SHARE_OF_APP = 12

const lines = (count: number, x: number, y: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `<path d="M${x} ${y + index * 44} q 60 -14 120 0 t 120 0 t 120 ${(index % 3) * 4} t ${60 + ((index * 37) % 90)} -4" fill="none" stroke="#2b3d63" stroke-width="5" stroke-linecap="round"/>`,
  ).join('')

/** Drawings of what people photograph: a written page, a machine out of order, a full waiting room. */
const DRAWINGS: Readonly<Record<'letter' | 'machine' | 'queue', string>> = {
  letter: `<rect width="800" height="600" fill="#8a6f55"/><g transform="rotate(-3 400 300)"><rect x="150" y="40" width="500" height="520" fill="#f7f2e4"/>${lines(9, 200, 130)}<rect x="480" y="490" width="90" height="40" fill="none" stroke="#b23a33" stroke-width="6"/></g>`,
  machine: `<rect width="800" height="600" fill="#55606e"/><rect x="220" y="60" width="360" height="480" rx="18" fill="#cfd6de"/><rect x="270" y="110" width="260" height="170" rx="8" fill="#12325c"/><path d="M400 140 l62 108 h-124 z" fill="#f0b429"/><rect x="394" y="178" width="12" height="38" fill="#12325c"/><circle cx="400" cy="232" r="7" fill="#12325c"/><g fill="#8b95a1">${[0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((column) => `<rect x="${290 + column * 56}" y="${320 + row * 44}" width="42" height="32" rx="4"/>`)).join('')}</g><rect x="300" y="480" width="200" height="16" rx="8" fill="#2c333b"/>`,
  queue: `<rect width="800" height="600" fill="#dfe4ea"/><rect y="430" width="800" height="170" fill="#b9a88f"/><rect x="40" y="40" width="320" height="110" rx="10" fill="#1b2129"/><text x="70" y="118" font-size="72" fill="#ff5a4d">A 117</text>${[0, 1, 2, 3, 4, 5].map((nth) => `<g transform="translate(${110 + nth * 110} ${350 + (nth % 2) * 24})"><circle r="34" fill="#7d5a44"/><rect x="-42" y="34" width="84" height="130" rx="30" fill="${['#35507a', '#7a3540', '#3f6b4a', '#6b5a3f', '#4a3f6b', '#2f6670'][nth]}"/></g>`).join('')}`,
}

/** Pictures that come with a demo bank's voices: its own dice, so that what people say is the same with or without them. */
export function pictureAlbum(world: World, files: Files) {
  const dice = createDice(4_111)
  const drawn = new Map<string, Promise<Buffer>>()
  const draw = (name: keyof typeof DRAWINGS) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${DRAWINGS[name]}</svg>`
    const picture = drawn.get(name) ?? Transformer.fromSvg(svg, '#ffffff').jpeg(85)
    drawn.set(name, picture)
    return picture
  }
  return async ({ channel, nature }: Voice, by: Actor): Promise<string[]> => {
    const isTaken = channel === ALWAYS || (channel === 'app' && dice.happens(SHARE_OF_APP))
    if (!isTaken) return []
    const name = channel === ALWAYS ? 'letter' : nature === 'efficiency' ? 'queue' : 'machine'
    const picture = await draw(name)
    const { ticket } = await keepFile(world, files, {
      source: [picture],
      name: `IMG_${1000 + dice.below(9000)}.jpg`,
      by,
    })
    return [ticket]
  }
}
