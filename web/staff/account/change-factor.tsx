import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as api from '#contract/sign-in.ts'
import { useAct } from '../../lib/ask.ts'
import { Loading } from '../../ui/loading.tsx'
import { Refused } from '../../ui/refused.tsx'
import { CodeForm } from '../sign-in/code-form.tsx'
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx'
import { ShowSecret } from '../sign-in/show-secret.tsx'
import styles from './account.module.css'

export type Change = 'enrol' | 'renew' | 'end'

/** A change of the second factor: a code of the old one first, then the new secret, its first code, the recovery codes. */
export function ChangeFactor({ change, isOn, done }: { change: Change; isOn: boolean; done: () => void }) {
  const { t } = useTranslation('account')
  const { message } = App.useApp()
  const [codes, setCodes] = useState<string[]>()
  const begin = useAct(api.beginEnrolment)
  const confirm = useAct(api.confirmEnrolment, { done: ({ recoveryCodes }) => setCodes(recoveryCodes) })
  const renew = useAct(api.renewRecoveryCodes, { done: ({ recoveryCodes }) => setCodes(recoveryCodes) })
  const end = useAct(api.endSecondFactor, {
    done: () => {
      message.success(t('factor.ended'))
      done()
    },
  })
  const startsAtOnce = useRef(change === 'enrol' && !isOn)
  useEffect(() => {
    if (startsAtOnce.current) begin.mutate({})
    startsAtOnce.current = false
  }, [begin])
  const kept = () => {
    if (change === 'enrol') message.success(t('factor.enabled'))
    done()
  }
  if (codes)
    return (
      <div className={styles.narrow}>
        <RecoveryCodes codes={codes} done={kept} />
      </div>
    )
  const asksOld = change !== 'enrol' || (isOn && !begin.data)
  const first = { enrol: begin, renew, end }[change]
  return (
    <div className={styles.narrow}>
      {asksOld ? (
        <>
          <p className={styles.says}>{t('factor.oldCode')}</p>
          <CodeForm
            submit={t('factor.go')}
            isPending={first.isPending}
            error={first.error}
            send={(code) => first.mutate({ code })}
            allowsRecovery
          />
        </>
      ) : begin.data ? (
        <>
          <ShowSecret enrolment={begin.data} />
          <CodeForm
            submit={t('factor.confirm')}
            isPending={confirm.isPending}
            error={confirm.error}
            send={(code) => confirm.mutate({ code })}
          />
        </>
      ) : (
        <>
          <Refused error={begin.error} />
          {begin.isPending && <Loading lines={3} />}
        </>
      )}
      <Button type="link" block onClick={done}>
        {t('factor.cancel')}
      </Button>
    </div>
  )
}
