import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './second-step.module.css'

/** Told once: whoever goes on says that they are kept. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const { t } = useTranslation('account')
  const [isKept, setKept] = useState(false)
  const address = `data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\r\n'))}`
  return (
    <section aria-label={t('recovery.title')}>
      <p className={styles.soft}>{t('recovery.says')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <a href={address} download="recovery-codes.txt">
          {t('recovery.download')}
        </a>
      </p>
      <p>
        <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
          {t('recovery.kept')}
        </Checkbox>
      </p>
      <Button type="primary" size="large" block disabled={!isKept} onClick={done}>
        {t('recovery.done')}
      </Button>
    </section>
  )
}
