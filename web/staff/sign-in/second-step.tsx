import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me, SecondStep as Step } from '#contract/identity.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { CodeForm } from './code-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import styles from './second-step.module.css'
import { ShowSecret } from './show-secret.tsx'
import { useEnrolAtStep, usePassStep } from './use-session.ts'

type Props = { step: Step; done: (me: Me) => void; startAgain: () => void }

/** The second factor, or its enrolment where a role owes one; the session begins with the right code. */
export function SecondStep({ step, done, startAgain }: Props) {
  const { t } = useTranslation('account')
  const [told, setTold] = useState<{ me: Me; codes: string[] }>()
  const isEnrolment = step.needs === 'enrolment'
  const shown = useEnrolAtStep(isEnrolment)
  const pass = usePassStep({ done: (me, codes) => (codes ? setTold({ me, codes }) : done(me)) })
  if (told) return <RecoveryCodes codes={told.codes} done={() => done(told.me)} />
  if (isEnrolment && !shown.data)
    return shown.error ? <Failure error={shown.error} again={startAgain} /> : <Loading lines={4} />
  return (
    <>
      <p className={styles.soft}>{t(isEnrolment ? 'step.enrolSays' : 'step.says', { name: step.name })}</p>
      {isEnrolment && shown.data && <ShowSecret enrolment={shown.data} />}
      <CodeForm
        submit={t('step.submit')}
        isPending={pass.isPending}
        error={pass.error}
        send={(code) => pass.mutate(code)}
        allowsRecovery={!isEnrolment}
      />
      <Button type="link" block onClick={startAgain}>
        {t('step.startAgain')}
      </Button>
    </>
  )
}
