import { normalise } from '#domains/understanding/normalise/rules.ts'
import type { Ctx } from '#platform/context.ts'
import { bigramVector } from '#platform/search/bigrams.ts'
import { spellings } from '#platform/search/pinyin.ts'
import { SEARCH_VERSION, spellingLexeme, tailLexeme, tailOf } from './rules.ts'
import { claimOld, type Indexed, saveSearch } from './store.ts'

/** All by which a customer is found: the name's bigrams, its sounds and initials, the number, the ends of numbers. */
export function customerSearch({ name, number, phone, idNumber }: Omit<Indexed, 'id'>): string {
  const plain = normalise(name)
  const tails = [tailOf(phone), tailOf(idNumber)].flatMap((tail) => (tail ? tailLexeme(tail) : []))
  return bigramVector(plain, number, ...spellings(plain, true).map(spellingLexeme), ...tails)
}

/** Makes the search words of one batch anew; answers how many. */
export async function indexCustomers(ctx: Ctx, limit = 500): Promise<number> {
  const old = await claimOld(ctx.db, SEARCH_VERSION, limit)
  if (old.length > 0)
    await saveSearch(
      ctx.db,
      SEARCH_VERSION,
      old.map((one) => ({ id: one.id, search: customerSearch(one) })),
    )
  return old.length
}
