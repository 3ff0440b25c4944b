import type { Insertable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Tables } from '../db/tables.ts'
import { drawTree } from '../identity/store.ts'
import { bigramVector } from '../search/bigrams.ts'
import { type DemoBank, outletsOf, type Post, unitsOfPost } from './demo-bank.ts'
import type { Dice } from './dice.ts'
import { idNumberOf, inventCompany, inventPerson } from './people.ts'

const OPENED = '2012-06-01'
const BATCH = 4000
type Units = ReadonlyMap<string, string>
type Staff = Insertable<Tables['staff']> & { role: string; code: string }

/** Builds tree, people and customers of the demo bank from its file and the dice alone. */
export async function foundDemoBank(
  ctx: Ctx,
  bank: DemoBank,
  dice: Dice,
  passwordHash: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const units = await buildTree(ctx, bank)
  const staff = hireStaff(ctx, bank, dice, units)
  for (const person of staff) {
    const { role, code: _, ...row } = person
    ctx.insert('staff', { ...row, deputyId: deputyOf(bank, staff, person) })
    const over = bank.posts.find((post) => post.role === role && post.over)?.over
    ctx.insert('staffRole', {
      staffId: row.id,
      role,
      unitId: over ? (units.get(over) as string) : row.unitId,
      fromOn: row.joinedOn,
      untilOn: null,
    })
    ctx.insert('staffPassword', {
      staffId: row.id,
      hash: passwordHash,
      failedCount: 0,
      lockedUntil: null,
      changedAt: ctx.now,
    })
  }
  await ctx.flush()
  await drawTree(ctx.db, ctx.now)
  await winCustomers(ctx, bank, dice, units, staff, onProgress)
}

async function buildTree(ctx: Ctx, { units: { headOffice, departments, branches } }: DemoBank): Promise<Units> {
  const ids = new Map<string, string>()
  const build = (kind: string, { code, name }: { code: string; name: { zh: string; en: string } }, parent?: string) => {
    const id = ctx.newId()
    ids.set(code, id)
    ctx.insert('orgUnit', {
      id,
      code,
      kind,
      name: name.zh,
      nameEn: name.en,
      calendar: 'cn',
      openedOn: OPENED,
      closedOn: null,
    })
    if (parent)
      ctx.insert('orgPlacement', { unitId: id, parentId: ids.get(parent) as string, fromOn: OPENED, untilOn: null })
  }
  build('head-office', headOffice)
  for (const department of departments) build('department', department, headOffice.code)
  for (const branch of branches) {
    build('branch', branch, headOffice.code)
    for (const outlet of branch.outlets) build('outlet', outlet, branch.code)
  }
  await ctx.flush()
  return ids
}

function hireStaff(ctx: Ctx, bank: DemoBank, dice: Dice, units: Units): Staff[] {
  const staff: Staff[] = []
  for (const post of bank.posts)
    for (const code of unitsOfPost(bank, post))
      for (let nth = 1; nth <= post.count; nth++) staff.push(hire(ctx, bank, dice, units, post, code, nth))
  return staff
}

function hire(ctx: Ctx, bank: DemoBank, dice: Dice, units: Units, post: Post, code: string, nth: number): Staff {
  const { name, bornOn } = inventPerson(bank, dice, 1968 + dice.below(34))
  const memorable = nth === 1 && bank.signIns.find((it) => it.role === post.role && it.at === code)
  const login = memorable ? memorable.login : `${code}-${post.role}-${nth}`
  const joinedOn = `${Math.min(2024, Number(bornOn.slice(0, 4)) + 23 + dice.below(8))}-07-01`
  return {
    id: ctx.newId(),
    login,
    name,
    unitId: units.get(code) as string,
    post: post.name.zh,
    phone: null,
    personKey: login,
    deputyId: null,
    joinedOn,
    leftOn: null,
    role: post.role,
    code,
  }
}

/** The first other person in one of the roles that stand in, in the own unit, then its branch, then anywhere. */
function deputyOf(bank: DemoBank, staff: readonly Staff[], person: Staff): string | null {
  const near = [
    (other: Staff) => other.code === person.code,
    (other: Staff) => other.code[0] === person.code[0],
    () => true,
  ]
  for (const isNear of near)
    for (const role of bank.deputies[person.role] ?? []) {
      const found = staff.find((other) => other.id !== person.id && other.role === role && isNear(other))
      if (found) return found.id
    }
  return null
}

async function winCustomers(
  ctx: Ctx,
  bank: DemoBank,
  dice: Dice,
  units: Units,
  staff: readonly Staff[],
  onProgress: (share: number) => void,
): Promise<void> {
  const outlets = outletsOf(bank)
  const year = ctx.now.getUTCFullYear()
  const managers = Map.groupBy(
    staff.filter((person) => person.role === 'relationship-manager'),
    (person) => person.unitId,
  )
  for (let nth = 0; nth < bank.customers.count; nth++) {
    const { tier } = dice.weighted(bank.customers.tiers, ({ percent }) => percent)
    const isCompany = ['small_business', 'corporate', 'premium_corporate'].includes(tier)
    const band = dice.weighted(bank.customers.ages, ({ percent }) => percent)
    const person = inventPerson(bank, dice, year - band.from - dice.below(band.to - band.from + 1))
    const name = isCompany ? inventCompany(bank, dice, tier === 'small_business') : person.name
    const unitId = units.get(dice.weighted(outlets, ({ customers }) => customers).code) as string
    const number = String(60_000_000 + nth)
    ctx.insert('customer', {
      id: ctx.newId(),
      number,
      name,
      unitId,
      tier,
      phone: `${bank.customers.phonePrefix}${String(nth).padStart(8, '0')}`,
      idNumber: isCompany ? null : idNumberOf(bank.customers.idAreaCode, person, nth),
      bornOn: isCompany ? null : person.bornOn,
      products: bank.products
        .filter((product) => product.tiers.includes(tier) && dice.happens(product.percent))
        .map(({ name }) => name.zh),
      managerId: ['private', 'affluent', 'premium_corporate'].includes(tier)
        ? (managers.get(unitId)?.[0]?.id ?? null)
        : null,
      search: bigramVector(name, number),
    })
    if (nth % BATCH === BATCH - 1 || nth === bank.customers.count - 1) {
      await ctx.flush()
      onProgress((nth + 1) / bank.customers.count)
    }
  }
}
