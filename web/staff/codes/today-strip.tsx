import { useTranslation } from 'react-i18next'
import { type RatingFigures, readRatingFigures } from '#contract/ratings.ts'
import { useAsk } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import styles from './codes.module.css'
import { percent } from './percent.ts'
import { useCodesAddress } from './use-codes-address.ts'

/** How the day goes: taps, satisfaction with its doubt, invitations against what is owed. */
export function TodayStrip() {
  const { t } = useTranslation('codes')
  const { of } = useCodesAddress()
  const asked = useAsk(readRatingFigures, of, { everyMilliseconds: 30_000, keepsPrevious: true })
  if (asked.error && !asked.data) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading lines={2} />
  const { today, last30Days, invitations } = asked.data
  return (
    <dl className={styles.strip}>
      <div>
        <dt>{t('today.label')}</dt>
        <dd>
          <b>{today.count}</b>
        </dd>
      </div>
      <Share name={t('today.csat')} spread={today} />
      <Share name={t('today.csatOf30')} spread={last30Days} />
      <Invited invitations={invitations} />
    </dl>
  )
}

function Share({ name, spread }: { name: string; spread: RatingFigures['today'] }) {
  const { t } = useTranslation('codes')
  const { count, satisfied, low, high } = spread
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {count === 0 ? (
          <span className={styles.faint}>{t('today.noSample')}</span>
        ) : (
          <>
            <b>{percent(satisfied / count)}</b> <span>{t('today.share', { satisfied, count })}</span>
            <small>{t('today.interval', { low: percent(low), high: percent(high) })}</small>
          </>
        )}
      </dd>
    </div>
  )
}

/** One outlet: how many of how many; several: how many of them have enough. */
function Invited({ invitations }: { invitations: RatingFigures['invitations'] }) {
  const { t } = useTranslation('codes')
  const [only] = invitations
  const kept = invitations.filter(({ done, owed }) => done >= owed).length
  return (
    <div>
      <dt>{t('today.invited')}</dt>
      <dd>
        {!only ? (
          <span className={styles.faint}>{t('today.notOwed')}</span>
        ) : invitations.length === 1 ? (
          <b>{t('today.invitedOf', only)}</b>
        ) : (
          <b>{t('today.invitedOutlets', { kept, count: invitations.length })}</b>
        )}
        <small>{t('today.invitedSays')}</small>
      </dd>
    </div>
  )
}
