import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useLanguage } from '../../../lib/language.ts'

type Props = { id?: string; value?: string; onChange?: (text: string | undefined) => void }
const locales = { zh: 'zh-cn', en: 'en' }
const dayFormat = 'YYYY-MM-DD'
const momentFormat = 'YYYY-MM-DD[T]HH:mm'

/** A day of the bank as a field of a form: 2026-11-24, whatever the browser's own habits. */
export function DayInput({ id, value, onChange }: Props) {
  dayjs.locale(locales[useLanguage()])
  return (
    <DatePicker
      {...(id && { id })}
      value={value ? dayjs(value, dayFormat) : null}
      onChange={(day) => onChange?.(day?.format(dayFormat))}
      format={dayFormat}
      showNow={false}
      style={{ width: '100%' }}
    />
  )
}

/** A moment of the bank in Beijing time, to the minute: 2026-11-24T09:00. */
export function MomentInput({ id, value, onChange }: Props) {
  dayjs.locale(locales[useLanguage()])
  return (
    <DatePicker
      {...(id && { id })}
      value={value ? dayjs(value) : null}
      onChange={(at) => onChange?.(at?.format(momentFormat))}
      format="YYYY-MM-DD HH:mm"
      showTime={{ format: 'HH:mm' }}
      showNow={false}
      style={{ width: '100%' }}
    />
  )
}
