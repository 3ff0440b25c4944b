import { randomUUID } from 'node:crypto'
import { SYSTEM } from '#platform/identity/actor.ts'
import { hashPassword } from '#platform/identity/password.ts'
import { drawTree } from '#platform/identity/store.ts'
import { bigramVector } from '#platform/search/bigrams.ts'
import type { World } from '#platform/world.ts'

/** Every colleague of the test bank has it; cheap to check, since tests sign in often. */
export const PASSWORD = 'correct horse battery staple'
const CHEAP = { memory: 8, passes: 1, parallelism: 1 }

type Kind = 'head-office' | 'branch' | 'outlet' | 'department'
/** code, kind, name, parent. */
const UNITS: readonly [string, Kind, string, string | null][] = [
  ['HO', 'head-office', '总行', null],
  ['CC', 'department', '信用卡中心', 'HO'],
  ['EB', 'department', '电子银行部', 'HO'],
  ['SM', 'department', '服务管理部', 'HO'],
  ['CS', 'department', '客户服务中心', 'HO'],
  ['B1', 'branch', '东城分行', 'HO'],
  ['O11', 'outlet', '东门支行', 'B1'],
  ['O12', 'outlet', '桥头支行', 'B1'],
  ['B2', 'branch', '西城分行', 'HO'],
  ['O21', 'outlet', '西门支行', 'B2'],
]

/** login, role, unit, and the unit over which the role is held where it is another. Names are the logins. */
const STAFF: readonly [string, string, string, string?][] = [
  ['teller', 'teller', 'O11'],
  ['teller-2', 'teller', 'O11'],
  ['lobby', 'lobby-manager', 'O11'],
  ['supervisor', 'branch-supervisor', 'O11'],
  ['president', 'branch-president', 'O11'],
  ['teller-o12', 'teller', 'O12'],
  ['supervisor-o12', 'branch-supervisor', 'O12'],
  ['teller-west', 'teller', 'O21'],
  ['supervisor-west', 'branch-supervisor', 'O21'],
  ['operations', 'operations-manager', 'B1'],
  ['operations-west', 'operations-manager', 'B2'],
  ['card-handler', 'department-handler', 'CC'],
  ['card-handler-2', 'department-handler', 'CC'],
  ['card-chief', 'operations-manager', 'CC'],
  ['e-bank-handler', 'department-handler', 'EB'],
  ['agent', 'contact-centre-agent', 'CS'],
  ['agent-2', 'contact-centre-agent', 'CS'],
  ['manager', 'relationship-manager', 'O11'],
  ['manager-west', 'relationship-manager', 'O21'],
  ['president-west', 'branch-president', 'O21'],
  ['service', 'service-department', 'SM', 'HO'],
  ['service-2', 'service-department', 'SM', 'HO'],
  ['auditor', 'auditor', 'HO'],
  ['system-admin', 'system-administrator', 'HO'],
  ['security-admin', 'security-administrator', 'HO'],
  ['audit-admin', 'audit-administrator', 'HO'],
]

/** number, name, phone, ID number, born, tier, unit, and the manager where there is one. */
const CUSTOMERS: readonly [string, string, string, string, string, string, string, string?][] = [
  ['100001', '张小明', '15400000001', '990101199001010011', '1990-01-01', 'mass', 'O11'],
  ['100002', '李桂英', '15400000002', '990101195003040022', '1950-03-04', 'affluent', 'O11', 'manager'],
  ['100003', '欧阳春晓', '15400000003', '990101198507070033', '1985-07-07', 'private', 'O21', 'manager-west'],
]

export type TestBank = {
  units: ReadonlyMap<string, string>
  staff: ReadonlyMap<string, string>
  customers: ReadonlyMap<string, string>
}

/** A small bank with one person in every role; two branches, so that there is always another one to be kept out of. */
export async function foundTestBank(world: World): Promise<void> {
  const hash = await hashPassword(PASSWORD, CHEAP)
  await world.transact(SYSTEM, async (ctx) => {
    const units = new Map(UNITS.map(([code]) => [code, randomUUID() as string]))
    const id = (code: string) => units.get(code) as string
    for (const [code, kind, name, parent] of UNITS) {
      ctx.insert('orgUnit', {
        id: id(code),
        code,
        kind,
        name,
        nameEn: code,
        openedOn: '2015-01-01',
        closedOn: null,
        calendar: 'cn',
      })
      if (parent)
        ctx.insert('orgPlacement', { unitId: id(code), parentId: id(parent), fromOn: '2015-01-01', untilOn: null })
    }
    const staffIds = new Map(STAFF.map(([login]) => [login, randomUUID() as string]))
    for (const [login, role, unit, over = unit] of STAFF) {
      const staffId = staffIds.get(login) as string
      ctx.insert('staff', {
        id: staffId,
        login,
        name: login,
        unitId: id(unit),
        post: role,
        phone: null,
        personKey: login,
        deputyId: null,
        joinedOn: '2016-01-01',
        leftOn: null,
      })
      ctx.insert('staffRole', { staffId, role, unitId: id(over), fromOn: '2016-01-01', untilOn: null })
      ctx.insert('staffPassword', { staffId, hash, failedCount: 0, lockedUntil: null, changedAt: ctx.now })
    }
    for (const [number, name, phone, idNumber, bornOn, tier, unit, manager] of CUSTOMERS)
      ctx.insert('customer', {
        id: randomUUID(),
        number,
        name,
        phone,
        idNumber,
        bornOn,
        tier,
        products: ['debit-card'],
        unitId: id(unit),
        managerId: (manager && staffIds.get(manager)) ?? null,
        search: bigramVector(name, number),
      })
  })
  await world.transact(SYSTEM, async ({ db, now }) => {
    await drawTree(db, now)
  })
}
