import { DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedbackFilter } from '#contract/feedback.ts'
import { useSettled } from '../../lib/settled.ts'
import { useChoices } from '../../lib/use-word.ts'
import { UnitSelect } from '../../ui/unit-select.tsx'
import styles from './feedback.module.css'
import type { Change } from './feedback-page.tsx'

type Props = { filter: FeedbackFilter; change: Change }

/** The filters that are asked for most; the axes stand beside the list with their counts. */
export function FilterBar({ filter, change }: Props) {
  const { t } = useTranslation('feedback')
  const channels = useChoices('channels')
  const tiers = useChoices('tier')
  const stages = useChoices('stages')
  return (
    <search className={styles.filters}>
      <SearchField value={filter.search ?? ''} change={(search) => change({ search })} />
      <UnitSelect
        {...(filter.unitId && { value: filter.unitId })}
        onChange={(unitId) => change({ unitId })}
        allowClear
        placeholder={t('filter.unit')}
        className={styles.wide ?? ''}
      />
      <Choice
        label={t('filter.channel')}
        value={filter.channel}
        options={channels}
        onChange={(channel) => change({ channel })}
      />
      <Choice label={t('filter.tier')} value={filter.tier} options={tiers} onChange={(tier) => change({ tier })} />
      <Choice
        label={t('filter.grade')}
        value={filter.grade}
        options={(['I', 'II', 'III'] as const).map((value) => ({ value, label: t(`grade.${value}`) }))}
        onChange={(grade) => change({ grade })}
      />
      <Choice
        label={t('filter.stage')}
        value={filter.stage}
        options={[...stages, { value: 'closed', label: t('closed') }]}
        onChange={(stage) => change({ stage })}
      />
      <Choice
        label={t('filter.complaint')}
        value={filter.complaint}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`complaint.${value}`) }))}
        onChange={(complaint) => change({ complaint })}
      />
      <Choice
        label={t('filter.rating')}
        value={filter.maxRating ? String(filter.maxRating) : undefined}
        options={['1', '2', '3'].map((value) => ({ value, label: t('atMost', { count: Number(value) }) }))}
        onChange={(maxRating) => change({ maxRating })}
      />
      <DatePicker.RangePicker
        value={[filter.fromOn ? dayjs(filter.fromOn) : null, filter.untilOn ? dayjs(filter.untilOn) : null]}
        onChange={(range) =>
          change({ fromOn: range?.[0]?.format('YYYY-MM-DD'), untilOn: range?.[1]?.format('YYYY-MM-DD') })
        }
        allowEmpty={[true, true]}
        className={styles.range ?? ''}
        aria-label={t('filter.days')}
      />
    </search>
  )
}

/** Typed words go into the address when the typing rests; the address, changed elsewhere, comes back into the field. */
function SearchField({ value, change }: { value: string; change: (search: string | undefined) => void }) {
  const { t } = useTranslation('feedback')
  const [typed, setTyped] = useState(value)
  const settled = useSettled(typed.trim())
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (settled !== value && settled === typed.trim()) change(settled || undefined)
  }, [settled, typed, value, change])
  return (
    <Input.Search
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={t('filter.search')}
      aria-label={t('filter.search')}
      allowClear
      maxLength={100}
      className={styles.search ?? ''}
    />
  )
}

type ChoiceProps = {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange: (value: string | undefined) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <Select
    value={value}
    onChange={onChange}
    options={options}
    placeholder={label}
    aria-label={label}
    allowClear
    popupMatchSelectWidth={false}
    className={styles.choice ?? ''}
  />
)
