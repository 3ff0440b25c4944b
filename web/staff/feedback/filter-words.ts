import { useTranslation } from 'react-i18next'
import { listUnits } from '#contract/identity.ts'
import { useAsk } from '../../lib/ask.ts'
import { useUnitName } from '../../lib/language.ts'
import { useWord } from '../../lib/use-word.ts'
import type { FilterName } from './use-feedback-address.ts'

/** What a filter's value is called, where it is shown as in use. */
export function useFilterWords() {
  const { t } = useTranslation('feedback')
  const word = useWord()
  const unitName = useUnitName()
  const units = useAsk(listUnits, {}, { staleMilliseconds: 10 * 60_000 })
  return (name: FilterName, value: string): string => {
    switch (name) {
      case 'unitId': {
        const unit = units.data?.find(({ id }) => id === value)
        return unit ? unitName(unit) : '…'
      }
      case 'channel':
        return word('channels', value)
      case 'business':
      case 'nature':
      case 'tier':
      case 'emotion':
        return word(name, value)
      case 'complaint':
        return t(value === 'yes' ? 'complaint' : 'enquiry')
      case 'grade':
        return word('grades', value)
      case 'stage':
        return value === 'closed' ? t('closed') : word('stages', value)
      case 'maxRating':
        return t('filter.atMost', { count: Number(value) })
      case 'search':
      case 'fromOn':
      case 'untilOn':
        return value
    }
  }
}
