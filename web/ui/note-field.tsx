import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

type Props = {
  name?: string
  label: string
  min?: number
  max?: number
  isOptional?: boolean
  placeholder?: string
  rows?: number
}

/** A longer text. A mere blank is not a text. */
export function NoteField({ name = 'note', label, min = 2, max = 8000, isOptional, placeholder, rows = 3 }: Props) {
  const { t } = useTranslation('ui')
  return (
    <Form.Item
      name={name}
      label={label}
      rules={isOptional ? [] : [{ required: true, whitespace: true, min, message: t('note.missing', { count: min }) }]}
    >
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 10 }} maxLength={max} placeholder={placeholder ?? ''} />
    </Form.Item>
  )
}
