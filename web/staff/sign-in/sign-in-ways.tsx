import { SafetyCertificateOutlined } from '@ant-design/icons'
import { Button, Divider } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me, SecondStep as Step } from '#contract/identity.ts'
import { useSay } from '../../lib/language.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { SecondStep } from './second-step.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useEnter, useSignInWays } from './use-session.ts'

type Props = { to: string; login?: string; begun?: Step | null; done: (me: Me) => void }

/** All ways of signing in that this bank opened, and the second step where one is owed. */
export function SignInWays({ to, login, begun = null, done }: Props) {
  const { t } = useTranslation('account')
  const say = useSay()
  const asked = useSignInWays()
  const [step, setStep] = useState(begun)
  const enter = useEnter()
  const entered = (me: Me) => {
    enter(me)
    done(me)
  }
  if (step) return <SecondStep step={step} done={entered} startAgain={() => setStep(null)} />
  if (!asked.data) return asked.error ? <Failure error={asked.error} again={asked.refetch} /> : <Loading lines={4} />
  const { hasPassword, provider } = asked.data
  return (
    <>
      {provider && (
        <Button
          size="large"
          block
          type={hasPassword ? 'default' : 'primary'}
          icon={<SafetyCertificateOutlined />}
          href={`/api/sign-in/provider?${new URLSearchParams({ to })}`}
        >
          {t('step.provider', { name: say(provider) })}
        </Button>
      )}
      {provider && hasPassword && <Divider plain>{t('step.or')}</Divider>}
      {hasPassword && <SignInForm {...(login !== undefined && { login })} done={entered} owes={setStep} />}
    </>
  )
}
