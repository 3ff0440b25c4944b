import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readRegulatorFigures } from '#contract/regulator.ts'
import { useAsk } from '../../../lib/ask.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'

/** JR/T 0169-2018: complaints by channel × business × reason, over days. */
export function Figures(span: { from: string; until: string }) {
  const { t } = useTranslation('administration')
  const [from, setFrom] = useState(span.from)
  const [until, setUntil] = useState(span.until)
  const [of, setOf] = useState<'complaints' | 'all'>('complaints')
  const asked = useAsk(readRegulatorFigures, { from, until, of }, { keepsPrevious: true })
  const named = (code: string | null, name: string | null) => (code ? `${code} ${name ?? ''}` : t('taxonomy.noCode'))
  return (
    <section aria-labelledby="figures">
      <h2 className={styles.heading} id="figures">
        {t('taxonomy.figures')}
      </h2>
      <div className={styles.bar}>
        <DayField label={t('taxonomy.from')} value={from} change={(day) => day && setFrom(day)} max={until} />
        <DayField label={t('taxonomy.until')} value={until} change={(day) => day && setUntil(day)} min={from} />
        <Segmented
          aria-label={t('taxonomy.of')}
          value={of}
          onChange={setOf}
          options={[
            { value: 'complaints', label: t('taxonomy.complaints') },
            { value: 'all', label: t('taxonomy.all') },
          ]}
        />
        {asked.data && (
          <span className={styles.soft}>{t('taxonomy.sum', { total: asked.data.total, coded: asked.data.coded })}</span>
        )}
      </div>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asked.isPending && <Loading />}
      {asked.data?.isExample && <p className={styles.problem}>{t('taxonomy.exampleSays')}</p>}
      {asked.data && asked.data.rows.length > 0 && (
        <RowTable
          label={t('taxonomy.figures')}
          heads={[t('taxonomy.axes.channel'), t('taxonomy.axes.business'), t('taxonomy.reason'), t('taxonomy.count')]}
        >
          {asked.data.rows.map((row) => (
            <tr key={`${row.channel} ${row.business} ${row.reason}`}>
              <td>{named(row.channel, row.channelName)}</td>
              <td>{named(row.business, row.businessName)}</td>
              <td>{named(row.reason, row.reasonName)}</td>
              <td className={styles.number}>{row.count}</td>
            </tr>
          ))}
        </RowTable>
      )}
    </section>
  )
}
