import type { PeopleImport } from '#contract/people.ts'
import { addPerson as door } from '#contract/people.ts'
import { formatDay } from '../calendar/day.ts'
import type { Ctx } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { decodeText } from '../uploads/decode.ts'
import { readRows, type TableProblem, type TableRow } from '../uploads/read-rows.ts'
import { addPerson, type NewPerson } from './accounts.ts'
import { clashing } from './rules.ts'
import { accountsOf, knownLogins, rolesOf } from './store.ts'

const COLUMNS = ['login', 'name', 'post', 'unit', 'number', 'role'] as const
const MOST_ROWS = 1000
const SHOWN = 20
type Read = { line: number; person: NewPerson; unit: string; role: string }

/** Shows what is wrong, by line; when it is confirmed and nothing is, takes every row in this one transaction. */
export async function importPeople(
  ctx: Ctx,
  { file, isConfirmed }: { file: string; isConfirmed: boolean },
): Promise<PeopleImport> {
  if (!ctx.actor.scope.isEverywhere) throw new Refusal('forbidden', 'not-allowed', { may: 'staff.manage' })
  const { text, encoding } = decodeText(file)
  const table = readRows(text, { needs: COLUMNS, most: MOST_ROWS })
  const { read, problems } = await check(ctx, table.rows)
  const all = [...table.problems, ...problems].sort((a, b) => a.line - b.line)
  if (isConfirmed && all.length > 0) throw new Refusal('invalid', 'table.has-problems', { count: all.length })
  const added: PeopleImport['added'] = []
  if (isConfirmed) {
    for (const { person } of read) {
      const { secret } = await addPerson(ctx, person)
      added.push({ login: person.login, name: person.name, secret })
    }
    const headOffice = ctx.bank.tree.headOffice?.id as string
    await ctx.record({
      name: 'people.imported',
      subject: { kind: 'people', id: 'import' },
      unitId: headOffice,
      facts: { rows: read.length, encoding },
    })
  }
  return {
    encoding,
    rows: table.rows.length + table.problems.length,
    problems: all.slice(0, 200),
    sample: read.slice(0, SHOWN).map(({ line, unit, role, person: { login, name, post } }) => ({
      line,
      login,
      name,
      post,
      unit,
      role,
    })),
    added,
  }
}

async function check(ctx: Ctx, rows: readonly TableRow[]): Promise<{ read: Read[]; problems: TableProblem[] }> {
  const problems: TableProblem[] = []
  const read = rows.flatMap((row) => readPerson(ctx, row, problems))
  const taken = await knownLogins(
    ctx.db,
    read.map((it) => it.person.login),
  )
  const seen = new Set<string>()
  for (const { line, person } of read) {
    if (taken.has(person.login)) problems.push({ line, code: 'login-taken', text: person.login })
    if (seen.has(person.login)) problems.push({ line, code: 'login-twice', text: person.login })
    if (person.personKey === ctx.actor.personKey) problems.push({ line, code: 'own-account', text: person.login })
    seen.add(person.login)
  }
  await checkRolesTogether(ctx, read, problems)
  return { read, problems }
}

/** A human who has an account already, or stands twice in the file, holds no role beside one that stands alone. */
async function checkRolesTogether(ctx: Ctx, read: readonly Read[], problems: TableProblem[]): Promise<void> {
  for (const [personKey, own] of Map.groupBy(read, (it) => it.person.personKey)) {
    const accounts = await accountsOf(ctx.db, personKey)
    const given =
      accounts.length === 0
        ? []
        : await rolesOf(
            ctx.db,
            accounts.map(({ id }) => id),
          )
    const held = given.map(({ role, unitId, fromOn, untilOn }) => ({ role, unitId, fromOn, untilOn }))
    for (const { line, person, role } of own)
      for (const { role: wanted, unitId } of person.roles) {
        const next = { role: wanted, unitId, fromOn: person.joinedOn, untilOn: null }
        if (clashing(held, next, ctx.bank.manual.roles)) problems.push({ line, code: 'role-stands-alone', text: role })
        held.push(next)
      }
  }
}

function readPerson(ctx: Ctx, row: TableRow, problems: TableProblem[]): Read[] {
  const { line, cell } = row
  const unit = ctx.bank.tree.openByCode(cell('unit'))
  const role = ctx.bank.manual.roles.find((it) => it.id === cell('role') || it.name.zh === cell('role'))
  if (!unit) problems.push({ line, code: 'unknown-unit', text: cell('unit').slice(0, 40) })
  if (!role && cell('role') !== '') problems.push({ line, code: 'unknown-role', text: cell('role').slice(0, 40) })
  if (!unit || (!role && cell('role') !== '')) return []
  const wanted = {
    login: cell('login'),
    name: cell('name'),
    post: cell('post'),
    unitId: unit.id,
    personKey: cell('number'),
    phone: null,
    joinedOn: formatDay(ctx.bank.day),
    roles: role ? [{ role: role.id, unitId: unit.id }] : [],
  }
  // The same shapes as at the door of one person.
  const read = door.body && (door.body as { safeParse?: SafeParse }).safeParse?.(wanted)
  if (!read?.success) {
    const field = String(read?.error?.issues[0]?.path[0] ?? '')
    problems.push({ line, code: 'wrong-value', text: field === 'personKey' ? 'number' : field })
    return []
  }
  return [{ line, person: read.data as NewPerson, unit: unit.code, role: role?.id ?? '' }]
}

type SafeParse = (value: unknown) => {
  success: boolean
  data?: unknown
  error?: { issues: { path: PropertyKey[] }[] }
}
