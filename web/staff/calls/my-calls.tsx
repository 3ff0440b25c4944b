import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { listCalls } from '#contract/calls.ts'
import { useAskPages } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import sheet from '../../ui/sheet.module.css'
import styles from './my-calls.module.css'

/** The calls that I took, newest first, with the cases they brought. */
export function MyCalls() {
  const { t } = useTranslation('calls')
  const now = useNow()
  const { moment } = useMoments()
  const asked = useAskPages(listCalls, { limit: 20 })
  const calls = asked.data?.pages.flatMap(({ items }) => items) ?? []
  if (calls.length === 0) return null
  return (
    <section aria-labelledby="my-calls">
      <h2 className={styles.title} id="my-calls">
        {t('mine')}
      </h2>
      <ul className={sheet.sheet}>
        {calls.map((call) => (
          <li key={call.id} className={styles.row}>
            <time dateTime={call.beganAt.toISOString()}>{moment(call.beganAt, now)}</time>
            <span className={styles.caller}>{call.caller ?? t('withheld')}</span>
            <span className={styles.way}>{[call.queue, ...call.ivr].filter(Boolean).join(' › ')}</span>
            <span className={styles.cases}>
              {call.cases.map(({ caseId, number }) => (
                <Link key={caseId} to={`/cases/${caseId}`}>
                  {number}
                </Link>
              ))}
              {call.state === 'abandoned' ? (
                <Badge look="warn">{t('state.abandoned')}</Badge>
              ) : (
                call.outcome && <Badge>{t(`outcome.${call.outcome}`)}</Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button type="link" onClick={() => asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
