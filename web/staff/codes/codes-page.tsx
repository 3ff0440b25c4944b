import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { UnitSelect } from '../../ui/unit-select.tsx'
import { CodeList } from './code-list.tsx'
import styles from './codes.module.css'
import { CounterList } from './counter-list.tsx'
import { Figures } from './figures.tsx'
import { TodayStrip } from './today-strip.tsx'
import { SHOWN, useCodesAddress } from './use-codes-address.ts'

/** Manual 4.1.1: the codes that customers scan, the evaluators at the counters, and what came of them today. */
export function CodesPage() {
  const { t } = useTranslation('codes')
  const { unitId, show, go } = useCodesAddress()
  return (
    <Page
      title={t('title')}
      beside={
        <UnitSelect
          {...(unitId && { value: unitId })}
          onChange={(chosen) => go('unit', chosen)}
          allowClear
          aria-label={t('unit')}
          className={styles.unit ?? ''}
        />
      }
    >
      <TodayStrip />
      <div className={styles.bar}>
        <Segmented
          value={show}
          onChange={(value) => go('show', value)}
          options={SHOWN.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
      </div>
      {show === 'codes' && <CodeList />}
      {show === 'counters' && <CounterList />}
      {show === 'figures' && <Figures />}
    </Page>
  )
}
