import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { CheckForm } from '../../look-back/check-form.tsx'
import styles from './action-dock.module.css'
import { useOpenAct } from './use-open-act.ts'

/** Manual 4.3: looked at again, beside the case itself, by someone who did not resolve it. */
export function LookBackForm({ lookBackId }: { lookBackId: string }) {
  const { t } = useTranslation('acts')
  const { message } = App.useApp()
  const { close } = useOpenAct()
  const done = () => {
    message.success(t('lookBack.done'))
    close()
  }
  return (
    <section className={styles.open} aria-label={t('lookBack.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('lookBack.title')}</h2>
      </div>
      <CheckForm lookBackId={lookBackId} done={done} cancel={close} />
    </section>
  )
}
