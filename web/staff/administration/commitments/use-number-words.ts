import { useTranslation } from 'react-i18next'
import type { CommitmentLimit, CommitmentNumbers } from '#contract/definitions.ts'

/** The numbers of a promise as people say them: 7 个工作日; 50%、80%; 80% 代理人. */
export function useNumberWords() {
  const { t } = useTranslation('administration')
  const limit = ({ amount, unit }: CommitmentLimit) => t(`limit.${unit}`, { count: amount })
  const warnings = (percents: readonly number[]) =>
    percents.length === 0 ? t('commitment.noWarning') : percents.map((percent) => `${percent}%`).join('、')
  const escalation = (steps: NonNullable<CommitmentNumbers['escalation']>) =>
    steps.length === 0
      ? t('commitment.noEscalation')
      : steps.map(({ percent, to }) => `${percent}% ${t(`commitment.to.${to}`)}`).join('、')
  const main = (numbers: CommitmentNumbers) =>
    numbers.limit ? limit(numbers.limit) : t('commitment.atLeast', { percent: numbers.atLeastPercent ?? 0 })
  /** One field's value, whichever it is. */
  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined) return '—'
    if (field === 'limit') return limit(given as CommitmentLimit)
    if (field === 'warnings') return warnings(given as number[])
    if (field === 'escalation') return escalation(given as NonNullable<CommitmentNumbers['escalation']>)
    if (field === 'atLeastPercent') return t('commitment.atLeast', { percent: given as number })
    return String(given)
  }
  return { limit, warnings, escalation, main, value }
}
