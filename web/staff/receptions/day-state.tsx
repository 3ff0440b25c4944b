import { useTranslation } from 'react-i18next'
import type { ReceptionDay } from '#contract/receptions.ts'
import { Badge } from '../../ui/badge.tsx'

/** How a day stands; one that passed and was not held, or that nobody was told of, says so. */
export function DayState({ day, now }: { day: ReceptionDay; now: Date }) {
  const { t } = useTranslation('receptions')
  const isOverdue = day.state === 'planned' && day.untilAt < now
  const isUntold = day.state === 'planned' && !isOverdue && day.announcedAt === null
  return (
    <>
      <Badge look={isOverdue || day.state === 'open' ? 'warn' : 'plain'}>
        {isOverdue ? t('state.overdue') : t(`state.${day.state}`)}
      </Badge>
      {isUntold && <Badge look="warn">{t('state.untold')}</Badge>}
    </>
  )
}
