export const BASE = 'dc=bank,dc=example'
export const SERVICE = { dn: `cn=service,${BASE}`, password: 'the service account’s own' }
export const PASSWORD_THERE = '口令 with Ümlaut 42'

export type Person = { dn: string; uid: string; password: string }
const person = (uid: string, unit = 'people'): Person => ({
  // The name of an entry need not tell its login.
  dn: `cn=${Buffer.from(`${uid}@${unit}`).toString('hex')},ou=${unit},${BASE}`,
  uid,
  password: PASSWORD_THERE,
})

/** Whoever is in the directory: plain names, names that a filter must not read as itself, and a login that two have. */
export const PEOPLE: readonly Person[] = [
  person('teller'),
  person('president'),
  person('müller'),
  person('张伟'),
  person('a*b(c)\\d'),
  person('double'),
  person('double', 'guests'),
  person('triple'),
  person('triple', 'guests'),
  person('triple', 'partners'),
  person('stranger'),
]

export type Directory = {
  name: string
  url: string
  /** The same over TLS from the first byte. */
  tlsUrl: string
  /** Gives a person another login, as a directory's administrator may. */
  rename(from: string, to: string): Promise<void>
  idOf(uid: string): Promise<string>
  stop(): Promise<void>
}
