import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useLanguage } from '../lib/language.ts'

type Props = {
  label: string
  /** 2026-11-24, or undefined. */
  value: string | undefined
  change: (day: string | undefined) => void
  min?: string | undefined
  max?: string | undefined
}
const format = 'YYYY-MM-DD'
const locales = { zh: 'zh-cn', en: 'en' }

/** A day of the bank's calendar: never a moment, so that no time zone can move it. */
export function DayField({ label, value, change, min, max }: Props) {
  const language = useLanguage()
  dayjs.locale(locales[language])
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      value={value ? dayjs(value, format) : null}
      onChange={(day) => change(day?.format(format))}
      {...(min && { minDate: dayjs(min, format) })}
      {...(max && { maxDate: dayjs(max, format) })}
      format={format}
      inputReadOnly
      suffixIcon={null}
      showNow={false}
    />
  )
}
