import { useSearchParams } from 'react-router'
import { useNow } from '../../lib/bank-time.tsx'
import { dayOf } from '../../lib/moments.ts'
import { monthBefore, monthsUntil } from './months.ts'

/** Three years, as long as complaint files are kept (chapter 7). */
const offeredMonths = 36

/** Which month's draw is looked at, kept in the address; the last one that is over, unless said otherwise. */
export function useLookBackMonth() {
  const [query, setQuery] = useSearchParams()
  const last = monthBefore(dayOf(useNow()).slice(0, 7))
  const offered = monthsUntil(last, offeredMonths)
  const asked = query.get('month')
  const month = asked && offered.includes(asked) ? asked : last
  const choose = (next: string) => setQuery(next === last ? {} : { month: next })
  return { month, offered, choose }
}
