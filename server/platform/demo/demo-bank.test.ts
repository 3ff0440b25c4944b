import { expect, test } from 'vitest'
import { loadManual } from '../manual/manual.ts'
import { loadDemoBank, outletsOf, staffCount, unitsOfPost } from './demo-bank.ts'

const bank = loadDemoBank('.')
const roles = loadManual('.').roles.map(({ id }) => id)
const words = loadManual('.').words

test('the demo bank has three branches, four outlets in each, and five departments', () => {
  expect(bank.units.branches.map(({ outlets }) => outlets.length)).toEqual([4, 4, 4])
  expect(outletsOf(bank)).toHaveLength(12)
  expect(bank.units.departments).toHaveLength(5)
})

test('its posts make exactly 120 people, in every role of the manual and in no other', () => {
  expect(staffCount(bank)).toBe(120)
  expect(new Set(bank.posts.map(({ role }) => role))).toEqual(new Set(roles))
})

test('every role has one login that a visitor remembers', () => {
  expect(bank.signIns.map(({ role }) => role).toSorted()).toEqual(roles.toSorted())
})

test('every outlet has somebody to serve, to step in and to answer for it', () => {
  for (const { code } of outletsOf(bank)) {
    const here = bank.posts.filter((post) => unitsOfPost(bank, post).includes(code)).map(({ role }) => role)
    expect(here).toEqual(expect.arrayContaining(['teller', 'lobby-manager', 'branch-supervisor', 'branch-president']))
  }
})

test('whoever owns cases or answers tickets has a deputy', () => {
  const owners = loadManual('.').roles.filter(({ may }) => may.includes('case.work') || may.includes('ticket.work'))
  expect(Object.keys(bank.deputies).toSorted()).toEqual(owners.map(({ id }) => id).toSorted())
  for (const stands of Object.values(bank.deputies)) expect(roles).toEqual(expect.arrayContaining(stands))
})

test('every kind of customer has a product, and no product is for a tier that the manual does not know', () => {
  const tiers = words.tiers.map(({ id }) => id)
  for (const { tier } of bank.customers.tiers) {
    expect(tiers).toContain(tier)
    expect(bank.products.some((product) => product.tiers.includes(tier))).toBe(true)
  }
  for (const product of bank.products) expect(tiers).toEqual(expect.arrayContaining(product.tiers))
})

test('ages run on without a gap, and more than a fifth of the customers are elderly', () => {
  const { ages } = bank.customers
  ages.slice(1).forEach((band, index) => {
    expect(band.from).toBe((ages[index]?.to ?? Number.NaN) + 1)
  })
  const elderly = ages.filter(({ from }) => from >= 60).reduce((total, { percent }) => total + percent, 0)
  expect(elderly).toBeGreaterThan(20)
})

test('no name stands twice in its list, and some surnames have two characters', () => {
  const { surnames, given, unusual, companies } = bank.names
  const all = surnames.flatMap(({ of }) => of)
  const lists = [
    all,
    ...given.flatMap(({ men, women }) => [men, women]),
    unusual.given,
    unusual.whole,
    ...Object.values(companies),
  ]
  for (const list of lists) expect(list).toEqual([...new Set(list)])
  expect(all.filter((surname) => [...surname].length === 2).length).toBeGreaterThanOrEqual(10)
})

test('there are names that only code points cut rightly', () => {
  expect(bank.names.unusual.given.some((name) => name.length > [...name].length)).toBe(true)
})
