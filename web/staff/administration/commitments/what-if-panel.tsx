import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askWhatIf, CommitmentLimit, type WhatIf } from '#contract/definitions.ts'
import { useAsk } from '../../../lib/ask.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { useNumberWords } from './use-number-words.ts'
import { WhatIfSides } from './what-if-sides.tsx'
import { WhatIfUnits } from './what-if-units.tsx'

/** The last ninety days, lived again under another number: what would have been kept, and which cases change side. */
export function WhatIfPanel({ id, start }: { id: string; start: unknown }) {
  const { t } = useTranslation('administration')
  const [first] = useState(() => CommitmentLimit.parse(start))
  const [limit, setLimit] = useState(first)
  const [asking, setAsking] = useState<CommitmentLimit>()
  const asked = useAsk(
    askWhatIf,
    { id, ...(asking ?? first) },
    { isOn: asking !== undefined, staleMilliseconds: 60_000 },
  )
  return (
    <section className={styles.card} aria-labelledby="what-if">
      <h3 className={styles.heading} id="what-if">
        {t('whatIf.title')}
      </h3>
      <p className={styles.says}>{t('whatIf.says')}</p>
      <div className={styles.bar}>
        <InputNumber
          aria-label={t('whatIf.amount')}
          min={1}
          max={10_000}
          value={limit.amount}
          onChange={(amount) => amount && setLimit({ ...limit, amount })}
        />
        <Select
          aria-label={t('commitment.unit')}
          className={styles.choice ?? ''}
          value={limit.unit}
          onChange={(unit) => setLimit({ ...limit, unit })}
          options={CommitmentLimit.shape.unit.options.map((value) => ({ value, label: t(`unitOfLimit.${value}`) }))}
        />
        <Button type="primary" loading={asked.isFetching} onClick={() => setAsking(limit)}>
          {t('whatIf.ask')}
        </Button>
      </div>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asking && asked.isPending && <Loading lines={3} />}
      {asking && asked.data && <Answer whatIf={asked.data} />}
    </section>
  )
}

function Answer({ whatIf }: { whatIf: WhatIf }) {
  const { t } = useTranslation('administration')
  const { limit } = useNumberWords()
  const { was, becomes, clocks, changing, unexplained } = whatIf
  if (clocks === 0) return <p className={styles.soft}>{t('whatIf.none')}</p>
  return (
    <>
      <p role="status">
        {t('whatIf.answer', {
          limit: limit(whatIf.limit),
          missed: becomes.missed,
          was: was.missed,
          met: becomes.met,
          metWas: was.met,
        })}
      </p>
      <dl className={styles.sums}>
        <Sum name={t('whatIf.clocks')} value={String(clocks)} />
        <Sum name={t('whatIf.met')} value={`${was.met} → ${becomes.met}`} />
        <Sum name={t('whatIf.missed')} value={`${was.missed} → ${becomes.missed}`} />
        <Sum name={t('whatIf.running')} value={`${was.running} → ${becomes.running}`} />
        <Sum name={t('whatIf.ended')} value={`${was.ended} → ${becomes.ended}`} />
        <Sum name={t('whatIf.changing')} value={String(changing)} />
      </dl>
      {whatIf.isCut && <p className={styles.soft}>{t('whatIf.cut')}</p>}
      {unexplained > 0 && <p className={styles.soft}>{t('whatIf.unexplained', { count: unexplained })}</p>}
      <WhatIfUnits units={whatIf.units} />
      <WhatIfSides whatIf={whatIf} />
    </>
  )
}

const Sum = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
