import type { DemoBank } from './demo-bank.ts'
import type { Dice } from './dice.ts'

export type Person = { name: string; bornOn: string; isMan: boolean }

const two = (n: number) => String(n).padStart(2, '0')

/** A name as people of that year were given them, and now and then one that breaks careless software. */
export function inventPerson({ names }: DemoBank, dice: Dice, bornIn: number): Person {
  const isMan = dice.happens(50)
  const bornOn = `${bornIn}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`
  const isUnusual = dice.below(names.unusual.oneIn) === 0
  if (isUnusual && dice.happens(40)) return { name: dice.oneOf(names.unusual.whole), bornOn, isMan }
  const line = dice.weighted(names.surnames, ({ weight, of }) => weight * of.length)
  const era = names.given.find(({ until }) => bornIn <= until) ?? names.given.at(-1)
  const given = isUnusual ? names.unusual.given : isMan ? era?.men : era?.women
  return { name: `${dice.oneOf(line.of)}${dice.oneOf(given ?? ['明'])}`, bornOn, isMan }
}

export function inventCompany({ names }: DemoBank, dice: Dice, isSmall: boolean): string {
  const { places, brands, trades, smallForms, largeForms } = names.companies
  return `${dice.oneOf(places)}${dice.oneOf(brands)}${dice.oneOf(trades)}${dice.oneOf(isSmall ? smallForms : largeForms)}`
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: area, birthday, order (odd for men) and a check digit. The area exists nowhere. */
export function idNumberOf(areaCode: string, { bornOn, isMan }: Person, nth: number): string {
  const order = String((nth * 2 + (isMan ? 1 : 0)) % 1000).padStart(3, '0')
  const digits = `${areaCode}${bornOn.replaceAll('-', '')}${order}`
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] as number), 0)
  return `${digits}${'10X98765432'[sum % 11]}`
}
