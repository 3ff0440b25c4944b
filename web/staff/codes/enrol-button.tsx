import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allowEnrolment } from '#contract/evaluators.ts'
import { useAct } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { useRefusalWords } from '../../ui/refusal-words.ts'
import styles from './codes.module.css'

/** A code that is told once, to be typed at the tablet within minutes. */
export function EnrolButton({ counterId, name }: { counterId: string; name: string }) {
  const { t } = useTranslation('codes')
  const now = useNow()
  const { moment } = useMoments()
  const { message } = App.useApp()
  const words = useRefusalWords()
  const [allowed, setAllowed] = useState<{ code: string; expiresAt: Date }>()
  const allow = useAct(allowEnrolment, { done: setAllowed })
  return (
    <>
      <Button
        loading={allow.isPending}
        aria-label={t('counters.enrolOf', { name })}
        onClick={() => allow.mutate({ counterId }, { onError: (error) => void message.error(words(error)) })}
      >
        {t('counters.enrol')}
      </Button>
      <Modal
        open={allowed !== undefined}
        title={t('counters.enrolTitle')}
        footer={null}
        onCancel={() => setAllowed(undefined)}
      >
        {allowed && (
          <>
            <p>{t('counters.enrolSays', { moment: moment(allowed.expiresAt, now) })}</p>
            <dl className={styles.enrol}>
              <dt>{t('counters.enrolAddress')}</dt>
              <dd>{`${location.origin}/kiosk/`}</dd>
              <dt>{t('counters.enrolCode')}</dt>
              <dd className={styles.secret}>{`${allowed.code.slice(0, 4)} ${allowed.code.slice(4)}`}</dd>
            </dl>
          </>
        )}
      </Modal>
    </>
  )
}
