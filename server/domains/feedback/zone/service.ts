import type { Reading } from '#contract/customer-door.ts'
import { isElderly } from '#domains/service/customers/rules.ts'
import { dayOf, formatDay } from '#platform/calendar/day.ts'
import type { Ctx } from '#platform/context.ts'
import { digestSecret } from '#platform/identity/identify.ts'
import { maskName, maskPhone } from '#platform/personal/mask.ts'
import { Refusal } from '#platform/refusal.ts'
import { isFresh, isGenuine, readHandOver, zoneEnds } from './rules.ts'
import {
  findBirthday,
  findCustomerByNumber,
  findReading,
  findSigningKey,
  findZoneCustomer,
  forgetEndedZones,
  keepReadingRow,
} from './store.ts'

/** The machine's clock: a token was signed by another machine's, whatever the bank's own clock says in a sandbox. */
type HostNow = () => Date

/** Forged, expired, unknown: a caller never learns which. */
const refused = () => new Refusal('unauthenticated', 'zone.refused')

/** Manual 4.1.2: the app's own customer needs to say neither name nor telephone. The token counts once. */
export const openZone =
  (hostNow: HostNow) =>
  async (ctx: Ctx, { token }: { token: string }) => {
    const now = hostNow()
    const handOver = readHandOver(token)
    const key = handOver && (await findSigningKey(ctx.db, handOver.keyId))
    if (!handOver || !key || !isGenuine(handOver, key.keyDigest) || !isFresh(handOver, now)) throw refused()
    const customer = await findCustomerByNumber(ctx.db, handOver.customerNumber)
    // A key of one branch vouches for that branch's customers only.
    if (!customer || !ctx.bank.tree.isBelow(customer.unitId, key.unitId)) throw refused()
    await forgetEndedZones(ctx.db, now)
    const zone = ctx.random(24).toString('base64url')
    ctx.insert('customerZone', {
      idDigest: digestSecret(zone),
      customerId: customer.id,
      keyId: key.id,
      tokenId: handOver.tokenId,
      openedAt: now,
      expiresAt: zoneEnds(now),
    })
    await ctx.record({
      name: 'customer.handed-over',
      subject: { kind: 'customer', id: customer.id },
      unitId: customer.unitId,
      facts: { key: key.id },
    })
    return {
      zone,
      customer: { name: maskName(customer.name) ?? '', phone: maskPhone(customer.phone) },
      ...(await readingOf(ctx, customer.id)),
    }
  }

/** Who stands behind a zone; refused where it has ended, so that nobody believes to be known and is not. */
export async function customerOfZone(ctx: Ctx, zone: string, now: Date) {
  const customer = await findZoneCustomer(ctx.db, digestSecret(zone), now)
  if (!customer) throw new Refusal('unauthenticated', 'zone.ended')
  return customer
}

/** Manual 2.3.1: kept as the customer chose it; offered by age where they have not chosen yet. */
export async function readingOf(
  ctx: Ctx,
  customerId: string,
): Promise<{ reading: Reading | null; isElderOffered: boolean }> {
  const reading = (await findReading(ctx.db, customerId)) ?? null
  if (reading) return { reading, isElderOffered: false }
  const { fromYears } = ctx.bank.manual.customer.elder
  const isOld = isElderly(formatDay(dayOf(ctx.now)), await findBirthday(ctx.db, customerId), fromYears)
  return { reading, isElderOffered: isOld === true }
}

export const keepReading =
  (hostNow: HostNow) =>
  async (ctx: Ctx, { zone, ...reading }: Reading & { zone: string }): Promise<{ ok: true }> => {
    const customer = await customerOfZone(ctx, zone, hostNow())
    await keepReadingRow(ctx.db, { ...reading, customerId: customer.id, changedAt: ctx.now })
    await ctx.record({
      name: 'customer.reading-kept',
      subject: { kind: 'customer', id: customer.id },
      unitId: customer.unitId,
      facts: { mode: reading.mode, typeSize: reading.typeSize },
    })
    return { ok: true }
  }
