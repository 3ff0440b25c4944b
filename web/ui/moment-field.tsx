import { Select } from 'antd'
import { dayOf, momentOf } from '../lib/moments.ts'
import { DayField } from './day-field.tsx'
import styles from './moment-field.module.css'

type Props = {
  id?: string
  value?: Date
  onChange?: (at: Date) => void
  dayLabel: string
  timeLabel: string
  min?: string
  max?: string
  stepMinutes?: number
}
const two = (value: number) => String(value).padStart(2, '0')
/** 09:00 of a moment, in the bank's time. */
const timeOf = (at: Date) => {
  const minutes = Math.floor((at.getTime() / 60_000 + 480) % 1440)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** A day and a time of the bank, each chosen by itself: no zone of this machine comes in between. */
export function MomentField({ id, value, onChange, dayLabel, timeLabel, min, max, stepMinutes = 30 }: Props) {
  const day = value ? dayOf(value) : undefined
  const time = value ? timeOf(value) : '09:00'
  const times = new Set(
    Array.from({ length: 1440 / stepMinutes }, (_, nth) => nth * stepMinutes).map(
      (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
    ),
  )
  times.add(time)
  return (
    <span className={styles.field}>
      <DayField
        label={dayLabel}
        value={day}
        change={(chosen) => chosen && onChange?.(momentOf(chosen, time))}
        min={min}
        max={max}
      />
      <Select
        {...(id && { id })}
        aria-label={timeLabel}
        className={styles.time ?? ''}
        value={time}
        onChange={(chosen) => day && onChange?.(momentOf(day, chosen))}
        options={[...times].toSorted().map((one) => ({ value: one, label: one }))}
        showSearch
      />
    </span>
  )
}
