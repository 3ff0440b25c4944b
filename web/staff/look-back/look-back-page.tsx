import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.tsx'
import { Page } from '../../ui/page.tsx'
import { Certificate } from './certificate.tsx'
import styles from './look-back.module.css'
import { MonthItems } from './month-items.tsx'
import { MonthPicker } from './month-picker.tsx'
import { MyChecks } from './my-checks.tsx'
import { useLookBackMonth } from './use-look-back-month.ts'

/** Manual 4.3, 回头看: what was resolved is looked at again, and the draw can be done again by anyone. */
export function LookBackPage() {
  const { t } = useTranslation('lookBack')
  const mayCheck = useMay('look-back.check')
  const { month, offered, choose } = useLookBackMonth()
  return (
    <Page title={t('title')} beside={<MonthPicker month={month} offered={offered} choose={choose} />}>
      <p className={styles.says}>{t('says')}</p>
      {mayCheck && <MyChecks />}
      <Certificate key={`draw ${month}`} month={month} />
      <MonthItems key={`items ${month}`} month={month} />
    </Page>
  )
}
