import { join } from 'node:path'
import { z } from 'zod'
import { Bilingual } from '../manual/bilingual.ts'
import { Id, identified } from '../manual/identified.ts'
import { readYaml, type YamlFile } from '../manual/yaml-file.ts'

const Code = z.string().regex(/^\d{4}$/, 'is not a unit code of four digits')
const percent = z.int().min(0).max(100)
const chinese = z.array(z.string().regex(/^[\p{Script=Han}·]+$/u)).min(1)

const Unit = z.strictObject({ code: Code, name: Bilingual, address: Bilingual })
const Department = z.strictObject({ code: Code, id: Id, name: Bilingual })
const Outlet = Unit.extend({ customers: z.int().positive() })
const Branch = Unit.extend({ outlets: z.array(Outlet).min(1) })

/** `at` is a kind of unit, each of which gets `count` of the post, or one unit's code; `over` where the role reaches further than the post. */
const Post = z.strictObject({
  at: z.union([z.enum(['outlet', 'branch']), Code]),
  role: Id,
  over: Code.optional(),
  name: Bilingual,
  count: z.int().positive(),
})
export type Post = z.infer<typeof Post>

const Product = z.strictObject({
  id: Id,
  name: Bilingual,
  business: z.string(),
  tiers: z.array(z.string()).min(1),
  percent,
})

const Names = z.strictObject({
  surnames: z.array(z.strictObject({ weight: z.int().positive(), of: chinese })).min(1),
  given: z.array(z.strictObject({ until: z.int(), men: chinese, women: chinese })).min(1),
  unusual: z.strictObject({ oneIn: z.int().positive(), given: chinese, whole: chinese }),
  companies: z.strictObject({
    places: chinese,
    brands: chinese,
    trades: chinese,
    smallForms: chinese,
    largeForms: chinese,
  }),
})

/** The demo bank as `demo/bank.yaml` tells it: the seed makes its units, staff and customers from this alone. */
export const DemoBank = z.strictObject({
  name: Bilingual,
  password: z.string().min(8),
  units: z.strictObject({ headOffice: Unit, departments: identified(Department), branches: z.array(Branch).min(1) }),
  posts: z.array(Post).min(1),
  signIns: z.array(z.strictObject({ login: Id, role: Id, at: Code })).min(1),
  deputies: z.record(Id, z.array(Id).min(1)),
  products: identified(Product),
  customers: z.strictObject({
    count: z.int().positive(),
    phonePrefix: z.string().regex(/^\d{3}$/),
    idAreaCode: z.string().regex(/^\d{6}$/),
    tiers: z.array(z.strictObject({ tier: z.string(), percent })),
    ages: z.array(z.strictObject({ from: z.int(), to: z.int(), percent })),
  }),
  names: Names,
})
export type DemoBank = z.infer<typeof DemoBank>

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

export const outletsOf = ({ units }: DemoBank) => units.branches.flatMap(({ outlets }) => outlets)

/** The codes of the units at which a post stands, in the order in which its holders are counted. */
export function unitsOfPost(bank: DemoBank, { at }: Post): string[] {
  if (at === 'outlet') return outletsOf(bank).map(({ code }) => code)
  if (at === 'branch') return bank.units.branches.map(({ code }) => code)
  return [at]
}

/** How many people the posts make together. */
export const staffCount = (bank: DemoBank): number =>
  sum(bank.posts.map((post) => post.count * unitsOfPost(bank, post).length))

export function loadDemoBank(root: string): DemoBank {
  const file = readYaml(join(root, 'demo', 'bank.yaml'), DemoBank)
  checkUnits(file)
  checkShares(file)
  checkSignIns(file)
  return file.value
}

const codesOf = (bank: DemoBank): string[] => {
  const { headOffice, departments, branches } = bank.units
  return [headOffice, ...departments, ...branches, ...outletsOf(bank)].map(({ code }) => code)
}

function checkUnits({ value, fault }: YamlFile<DemoBank>): void {
  const codes = codesOf(value)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice) throw fault(['units'], `code ${twice} stands twice`)
  value.posts.forEach((post, p) => {
    for (const code of [...unitsOfPost(value, post), post.over ?? post.at])
      if (/^\d/.test(code) && !codes.includes(code)) throw fault(['posts', p], `no unit ${code}`)
  })
}

function checkShares({ value, fault }: YamlFile<DemoBank>): void {
  const { tiers, ages } = value.customers
  for (const [key, shares] of Object.entries({ tiers, ages }))
    if (sum(shares.map((share) => share.percent)) !== 100) throw fault(['customers', key], 'is not 100 percent')
  if (sum(outletsOf(value).map(({ customers }) => customers)) !== 1000)
    throw fault(['units', 'branches'], "the outlets' customers are not 1000 thousandths")
}

/** A memorable login must lead to somebody: its role has a post in its unit. */
function checkSignIns({ value, fault }: YamlFile<DemoBank>): void {
  value.signIns.forEach(({ login, role, at }, s) => {
    if (value.signIns.findIndex((other) => other.login === login) !== s)
      throw fault(['signIns', s, 'login'], `"${login}" stands twice`)
    if (!value.posts.some((post) => post.role === role && unitsOfPost(value, post).includes(at)))
      throw fault(['signIns', s], `no ${role} in unit ${at}`)
  })
}
