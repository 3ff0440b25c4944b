import { useTranslation } from 'react-i18next'
import type { RatingCode } from '#contract/codes.ts'
import { useSay, useUnitName } from '../../lib/language.ts'

/** What a code is called among the staff: its counter, its person, or the outlet itself. */
export function useCodeName() {
  const { t } = useTranslation('codes')
  const say = useSay()
  const unitName = useUnitName()
  return ({ kind, counter, staff, unit }: RatingCode) => {
    const named = counter ? say(counter) : (staff?.name ?? unitName(unit))
    return `${t(`kind.${kind}`)} · ${named}`
  }
}
