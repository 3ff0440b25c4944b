import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PersonDetail, resetPassword } from '#contract/people.ts'
import { useAct } from '../../../lib/ask.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from '../administration.module.css'
import { SecretShown } from '../parts/secret-shown.tsx'

export function ResetPassword({ person, done }: { person: PersonDetail; done: () => void }) {
  const { t } = useTranslation('administration')
  const { exact } = useMoments()
  const [told, setTold] = useState<{ secret: string; until: Date }>()
  const act = useAct(resetPassword, { done: setTold })
  return (
    <>
      <p className={styles.says}>{t('person.resetSays', { name: person.name })}</p>
      <Refused error={act.error} />
      <div className={styles.acts} style={{ margin: 0 }}>
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ id: person.id })}>
          {t('person.reset')}
        </Button>
        <Button onClick={done}>{t('cancel')}</Button>
      </div>
      <SecretShown
        title={t('secret.password')}
        says={t('secret.passwordSays', { until: told ? exact(told.until) : '' })}
        secret={told?.secret}
        close={done}
      />
    </>
  )
}
