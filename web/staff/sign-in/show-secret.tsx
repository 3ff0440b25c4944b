import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Enrolment } from '#contract/sign-in.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import styles from './second-step.module.css'

/** The secret to take over into an authenticator: as a picture for its camera, as letters for its keyboard. */
export function ShowSecret({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTranslation('account')
  return (
    <>
      <ol className={styles.steps}>
        <li>{t('enrol.app')}</li>
        <li>{t('enrol.scan')}</li>
        <li>{t('enrol.confirm')}</li>
      </ol>
      <div className={styles.secret}>
        <QrCode text={enrolment.address} label={t('enrol.picture')} />
        <div>
          <div className={styles.soft}>{t('enrol.typed')}</div>
          <Typography.Text code copyable={{ text: enrolment.secret }} className={styles.letters ?? ''}>
            {enrolment.secret.match(/.{1,4}/g)?.join(' ')}
          </Typography.Text>
        </div>
      </div>
    </>
  )
}
