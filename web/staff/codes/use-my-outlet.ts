import { listUnits } from '#contract/identity.ts'
import { useAsk } from '../../lib/ask.ts'
import { useMe } from '../../lib/me.tsx'
import { useCodesAddress } from './use-codes-address.ts'

/** The outlet that a form begins with: the one that is looked at, else one's own. */
export function useMyOutlet(): string | undefined {
  const { unitId } = useCodesAddress()
  const me = useMe()
  const asked = useAsk(listUnits, {}, { staleMilliseconds: 10 * 60_000 })
  return asked.data?.find(({ id, kind }) => kind === 'outlet' && id === (unitId ?? me.unit.id))?.id
}
