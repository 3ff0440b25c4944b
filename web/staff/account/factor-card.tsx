import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readSecondFactor, type SecondFactor } from '#contract/sign-in.ts'
import { useAsk } from '../../lib/ask.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import styles from './account.module.css'
import { Card } from './card.tsx'
import { type Change, ChangeFactor } from './change-factor.tsx'

export function FactorCard() {
  const { t } = useTranslation('account')
  const asked = useAsk(readSecondFactor, {})
  const [change, setChange] = useState<Change>()
  return (
    <Card title={t('factor.title')}>
      {!asked.data ? (
        asked.error ? (
          <Failure error={asked.error} again={asked.refetch} />
        ) : (
          <Loading lines={2} />
        )
      ) : change ? (
        <ChangeFactor change={change} isOn={asked.data.enrolledAt !== null} done={() => setChange(undefined)} />
      ) : (
        <Standing factor={asked.data} choose={setChange} />
      )}
    </Card>
  )
}

function Standing({ factor, choose }: { factor: SecondFactor; choose: (change: Change) => void }) {
  const { t } = useTranslation('account')
  const { exact } = useMoments()
  const { enrolledAt, recoveryCodesLeft: left, isRequired } = factor
  if (enrolledAt === null)
    return (
      <>
        <p className={styles.says}>{t('factor.off')}</p>
        <Button type="primary" onClick={() => choose('enrol')}>
          {t('factor.begin')}
        </Button>
      </>
    )
  return (
    <>
      <p className={styles.says}>
        {t('factor.on', { day: exact(enrolledAt), left })} {isRequired && t('factor.required')}
      </p>
      <div className={styles.buttons}>
        <Button onClick={() => choose('enrol')}>{t('factor.replace')}</Button>
        <Button onClick={() => choose('renew')}>{t('factor.renew')}</Button>
        {!isRequired && (
          <Button danger onClick={() => choose('end')}>
            {t('factor.end')}
          </Button>
        )}
      </div>
    </>
  )
}
