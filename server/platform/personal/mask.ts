/** Chapter 7: personal values (C2) are masked on every screen; what is left is enough to recognise, not to use. */

/** 张*、张*明、欧***：the first character and, of longer names, the last. Cut by code points. */
export function maskName(name: string | null): string | null {
  if (!name) return null
  const characters = [...name]
  if (characters.length <= 1) return '*'
  const last = characters.length > 2 ? characters.at(-1) : ''
  return `${characters[0]}${'*'.repeat(characters.length - 1 - (last ? 1 : 0))}${last}`
}

/** 138****5678. A number too short to hide anything in is hidden whole. */
export function maskPhone(phone: string | null): string | null {
  if (!phone) return null
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, -8)}****${phone.slice(-4)}`
}

/** 990***********1234 */
export function maskIdNumber(number: string | null): string | null {
  if (!number) return null
  return number.length < 10
    ? '*'.repeat(number.length)
    : `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`
}
