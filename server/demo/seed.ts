import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wakeAllDue } from '#domains/commitments/heartbeat/jobs.ts'
import { checkLookBack } from '#domains/feedback/look-back/service.ts'
import { periodBounds, periodOf } from '#platform/calendar/period.ts'
import { loadDemoBank } from '#platform/demo/demo-bank.ts'
import { createDice } from '#platform/demo/dice.ts'
import { foundDemoBank } from '#platform/demo/found-bank.ts'
import type { Files } from '#platform/files/keep.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { hashPassword } from '#platform/identity/password.ts'
import type { Keyring } from '#platform/signing/keyring.ts'
import type { World } from '#platform/world.ts'
import { administerBeginning, changePromise } from './administration.ts'
import { castOf } from './cast.ts'
import { planDesk } from './desk.ts'
import { Diary, SLOT_MILLISECONDS } from './diary.ts'
import { CaseLife, type Stage } from './errands.ts'
import { pictureAlbum } from './pictures.ts'
import { Ratings } from './ratings.ts'
import { loadScript, type Theme, type Voice } from './voices.ts'

/** How much of the past is lived; tests live less of it. */
export const PAST_DAYS = 90
const DAY = 86_400_000
/** Some three thousand in ninety days: fewer at weekends, most in the morning. */
const VOICES_ON_A_WEEKDAY = 41
const VOICES_AT_THE_WEEKEND = 20
const HOURS = [9, 9, 9, 10, 10, 10, 10, 11, 11, 12, 13, 14, 14, 14, 15, 15, 16, 16, 17, 19, 20, 21]

/** Eleven and five in China: what was tapped and scanned since, in slots of the day. */
const HALL_HOURS = [9, 27]

export type Theatre = {
  world: World
  keyring: Keyring
  /** Sets the clock of the bank that lives its past. */
  setNow(at: Date): void
  turn(): Promise<unknown>
  watch(): Promise<unknown>
  workEffects(): Promise<unknown>
  files: Files
}
export type Bill = { cases: number; refused: ReadonlyMap<string, number>; seconds: number }

/** Midnight UTC ninety days before: a bank that lives its past must not have seen the present. */
export const startOfPast = (until: Date, days = PAST_DAYS): Date =>
  new Date(Math.floor(until.getTime() / DAY) * DAY - days * DAY)

export const isSeeded = (world: World): Promise<boolean> =>
  world.transact(
    SYSTEM,
    async ({ db }) =>
      (await db.selectFrom('setting').select('value').where('name', '=', 'demo-bank').executeTakeFirst())?.value ===
      'lived',
  )

/** Founds the demo bank and lives its last ninety days, by nothing but the use cases that people have. */
export async function liveDemoBank(
  root: string,
  dataFolder: string,
  theatre: Theatre,
  until: Date,
  onProgress: (what: string, share: number) => void,
  days = PAST_DAYS,
): Promise<Bill> {
  const began = performance.now()
  const bank = loadDemoBank(root)
  const dice = createDice(20_261_124)
  const { world } = theatre
  const start = startOfPast(until, days)
  theatre.setNow(start)
  const passwordHash = await hashPassword(bank.password)
  await mark(world, 'being founded')
  await world.transact(SYSTEM, async (ctx) => {
    await foundDemoBank(ctx, bank, dice, passwordHash, (share) => onProgress('founding the demo bank', share))
  })
  await world.transact(SYSTEM, async (ctx) => {
    openChannel(ctx.insert, { id: ctx.newId(), unitId: ctx.bank.tree.headOffice?.id }, dataFolder, ctx.now)
  })
  const stage: Stage = {
    world,
    cast: await castOf(world),
    script: loadScript(root),
    dice,
    now: () => now,
    picturesOf: pictureAlbum(world, theatre.files),
  }
  let now = start
  const diary = new Diary()
  const ratings = new Ratings(stage, theatre.keyring, diary)
  await ratings.furnish()
  planArrivals(stage, diary, start, until)
  if (days === PAST_DAYS) planThemes(stage, diary, until)
  await administerBeginning(world, root)
  planDesk(stage, diary, start, until)
  const slots = Math.floor((until.getTime() - start.getTime()) / SLOT_MILLISECONDS)
  for (let slot = 1; slot <= slots; slot++) {
    now = new Date(start.getTime() + slot * SLOT_MILLISECONDS)
    theatre.setNow(now)
    const hasLived = (await diary.live(now)) > 0
    if (hasLived) await theatre.watch()
    if (HALL_HOURS.includes(slot % 72)) await ratings.live(slot % 72 === HALL_HOURS[0])
    if (slot % 9 === 0) await wakeAllDue(world)
    if (slot % 72 === 60) await theatre.workEffects()
    if (slot % 72 === 3) {
      await theatre.turn()
      await checkSomeLookBacks(stage)
    }
    if (slot === Math.floor(slots / 2)) await changePromise(stage, 'half-way')
    if (slot % 36 === 0) onProgress('living the last 90 days', slot / slots)
  }
  await changePromise(stage, 'today')
  await theatre.workEffects()
  const counted = await world.transact(SYSTEM, ({ db }) =>
    db
      .selectFrom('serviceCase')
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow(),
  )
  await mark(world, 'lived')
  onProgress('living the last 90 days', 1)
  return { cases: Number(counted.n), refused: diary.refused, seconds: (performance.now() - began) / 1000 }
}

async function mark(world: World, value: 'being founded' | 'lived'): Promise<void> {
  await world.transact(SYSTEM, async ({ db }) => {
    await db
      .insertInto('setting')
      .values({ name: 'demo-bank', value })
      .onConflict((c) => c.column('name').doUpdateSet({ value }))
      .execute()
  })
}

type Insert = Parameters<Parameters<World['transact']>[1]>[0]['insert']
const keyFile = (dataFolder: string) => join(dataFolder, 'demo-api-key')

/** One key for every channel of the demo; it is told at each start, and only its digest is in the database. */
function openChannel(
  insert: Insert,
  { id, unitId }: { id: string; unitId: string | undefined },
  dataFolder: string,
  at: Date,
): void {
  const key = `bh_${randomBytes(24).toString('base64url')}`
  writeFileSync(keyFile(dataFolder), `${key}\n`, { mode: 0o600 })
  insert('apiKey', {
    id,
    name: 'Demo channels',
    keyDigest: digestSecret(key),
    scopes: ['feedback.record', 'feedback.read', 'call.report'],
    channel: null,
    unitId: unitId as string,
    createdAt: at,
    createdBy: null,
    revokedAt: null,
  })
}

/** Who can sign in, for whoever starts the demo. */
export function describeDemo(root: string, dataFolder: string): string[] {
  const { signIns, password } = loadDemoBank(root)
  const key = existsSync(keyFile(dataFolder)) ? readFileSync(keyFile(dataFolder), 'utf8').trim() : undefined
  return [
    `  sign in as ${signIns.map(({ login }) => login).join(', ')}`,
    `  password ${password}`,
    ...(key ? [`  API key of the demo's channels ${key}`] : []),
  ]
}

function planArrivals(stage: Stage, diary: Diary, start: Date, until: Date): void {
  const { dice, script, cast } = stage
  const life = new CaseLife(stage)
  const outlets = cast.outlets
  const say = (at: Date, voice: Voice, outlet: (typeof outlets)[number]) =>
    at < until && diary.enter(at, life.of(voice, outlet))
  const days = Math.round((until.getTime() - start.getTime()) / DAY)
  for (let day = 0; day < days; day++) {
    const midnight = start.getTime() + day * DAY - 8 * 3_600_000
    const isWeekend = [0, 6].includes(new Date(midnight + DAY / 2).getUTCDay())
    const count = Math.round((isWeekend ? VOICES_AT_THE_WEEKEND : VOICES_ON_A_WEEKDAY) * (0.8 + 0.4 * dice.next()))
    for (let nth = 0; nth < count; nth++)
      say(
        new Date(midnight + (dice.oneOf(HOURS) * 60 + dice.below(60)) * 60_000),
        dice.oneOf(script.voices),
        dice.oneOf(outlets),
      )
  }
  for (const burst of script.bursts) {
    const midnight = Math.floor((until.getTime() - burst.daysAgo * DAY) / DAY) * DAY - 8 * 3_600_000
    const places = burst.outlets === 'all' ? outlets : outlets.filter((outlet) => burst.outlets.includes(outlet.code))
    burst.voices.forEach((voice, nth) => {
      const at = new Date(midnight + burst.hour * 3_600_000 + ((nth * burst.minutes) / burst.voices.length) * 60_000)
      say(at, { ...voice, business: burst.business, nature: burst.nature }, dice.oneOf(places))
    })
  }
}

/** What people complained of more and more lately: told on working days of the last whole weeks. */
function planThemes(stage: Stage, diary: Diary, until: Date): void {
  const { dice, script, cast } = stage
  const life = new CaseLife(stage)
  const running = periodBounds(periodOf(until, 'week')).from.getTime()
  for (const { weeks, business, nature, voices } of script.themes)
    weeks.forEach((count, nth) => {
      const monday = running - (weeks.length - nth) * 7 * DAY
      for (let n = 0; n < count; n++) {
        const at = new Date(monday + dice.below(5) * DAY + (dice.oneOf(HOURS) * 60 + dice.below(60)) * 60_000)
        const voice = voices[n % voices.length] as Theme['voices'][number]
        diary.enter(at, life.of({ ...voice, business, nature, complaint: 0 }, dice.oneOf(cast.outlets)))
      }
    })
}

/** Every day some of what was drawn is looked back at; most of it holds. */
async function checkSomeLookBacks({ world, dice, cast, script }: Stage): Promise<void> {
  const waiting = await world.transact(SYSTEM, ({ db }) =>
    db
      .selectFrom('lookBack')
      .select(['id', 'assignedTo'])
      .where('state', '=', 'waiting')
      .where('assignedTo', 'is not', null)
      .execute(),
  )
  for (const { id, assignedTo } of waiting) {
    const checker = cast.person(assignedTo ?? '')
    if (!checker || !dice.happens(14)) continue
    const passed = dice.happens(87)
    await world.transact(checker, (ctx) =>
      checkLookBack(ctx, {
        id,
        passed,
        finding: dice.oneOf(passed ? script.words.lookBack.passed : script.words.lookBack.failed),
      }),
    )
  }
}
