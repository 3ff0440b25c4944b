import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { endOtherSessions, endSession, listSessions, type OwnSession } from '#contract/sign-in.ts'
import { useAct, useAsk } from '../../lib/ask.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Refused } from '../../ui/refused.tsx'
import styles from './account.module.css'
import { Card } from './card.tsx'

export function SessionsCard() {
  const { t } = useTranslation('account')
  const { message } = App.useApp()
  const asked = useAsk(listSessions, {})
  const told = (count: number) => message.success(t('sessions.ended', { count }))
  const one = useAct(endSession, { done: () => told(1) })
  const others = useAct(endOtherSessions, { done: ({ ended }) => told(ended) })
  if (!asked.data)
    return (
      <Card title={t('sessions.title')}>
        {asked.error ? <Failure error={asked.error} again={asked.refetch} /> : <Loading lines={3} />}
      </Card>
    )
  // Sessions are the machine's time and not the sandbox's; this very question was its latest moment.
  const now = new Date(Math.max(...asked.data.map(({ seenAt }) => seenAt.getTime())))
  return (
    <Card title={t('sessions.title')}>
      <p className={styles.says}>{t('sessions.says')}</p>
      <ul className={styles.sessions}>
        {asked.data.map((session) => (
          <Session key={session.id} session={session} now={now} end={() => one.mutate({ id: session.id })} />
        ))}
      </ul>
      <Refused error={one.error ?? others.error} />
      {asked.data.length > 1 && (
        <Button loading={others.isPending} onClick={() => others.mutate({})}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </Card>
  )
}

function Session({ session, now, end }: { session: OwnSession; now: Date; end: () => void }) {
  const { t } = useTranslation('account')
  const { moment } = useMoments()
  const device = session.device || t('sessions.unknown')
  const since = { created: moment(session.createdAt, now), seen: moment(session.seenAt, now) }
  return (
    <li className={styles.session}>
      <div>
        <span className={styles.device}>{device}</span> {session.isThis && <Badge>{t('sessions.this')}</Badge>}
        <div className={styles.soft}>
          {t('sessions.since', since)} · {t(`sessions.${session.way}`)}
        </div>
      </div>
      {!session.isThis && (
        <Button aria-label={t('sessions.endLabel', { device })} onClick={end}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
