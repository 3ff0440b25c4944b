/** Neither 0 and O nor 1, I and L: a supervisor reads the code to whoever stands at the tablet. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

/** Eight of 31 letters, 2^39: not to be guessed within its minutes and the attempts that an address has. */
export const enrolmentCode = (random: (bytes: number) => Uint8Array): string => {
  let code = ''
  // Bytes beyond the last whole multiple are thrown away, so that every letter is as likely.
  while (code.length < LENGTH)
    for (const byte of random(16))
      if (byte < 248 && code.length < LENGTH) code += LETTERS[byte % LETTERS.length] as string
  return code
}

/** As it may have been typed: small letters, a gap in the middle. */
export const readEnrolmentCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

type Told = { deviceAt: Date; sentAt: Date }
type Bounds = { now: Date; enrolledAt: Date; longestWaitMilliseconds: number }

/**
 * When a tap was given. Its age by the device's own clock is right even where that clock is a year off, since both ends
 * are read from it. An age that cannot be (before it was tapped, before the tablet was enrolled, longer than a tablet is
 * left offline) means that the clock was set meanwhile: then only the receipt is sure.
 */
export function tapMoment({ deviceAt, sentAt }: Told, { now, enrolledAt, longestWaitMilliseconds }: Bounds) {
  const age = sentAt.getTime() - deviceAt.getTime()
  const at = new Date(now.getTime() - age)
  const isSure = age >= 0 && age <= longestWaitMilliseconds && at >= enrolledAt
  return { ratedAt: isSure ? at : now, isMomentSure: isSure }
}
