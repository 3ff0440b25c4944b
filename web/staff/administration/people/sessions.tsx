import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { endSessions, type PersonDetail } from '#contract/people.ts'
import { useAct } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from '../administration.module.css'

/** Where the person is signed in at this moment; one of them or all can be ended. */
export function Sessions({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('administration')
  const { moment } = useMoments()
  const now = useNow()
  const act = useAct(endSessions)
  if (person.sessions.length === 0) return <p className={styles.soft}>{t('person.noSession')}</p>
  return (
    <>
      <ul className={styles.list}>
        {person.sessions.map((session) => (
          <li key={session.id} className={styles.row}>
            <span>
              {t('person.session', { opened: moment(session.createdAt, now), seen: moment(session.seenAt, now) })}
            </span>
            <Button size="small" onClick={() => act.mutate({ id: person.id, sessionId: session.id })}>
              {t('person.endSession')}
            </Button>
          </li>
        ))}
      </ul>
      <Refused error={act.error} />
      <Button danger loading={act.isPending} onClick={() => act.mutate({ id: person.id })}>
        {t('person.endSessions')}
      </Button>
    </>
  )
}
