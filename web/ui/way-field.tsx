import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'

export type Way = 'phone' | 'sms' | 'in-person' | 'online'

/** By which way the customer was, or will be, spoken to. */
export function WayField({ ways }: { ways: readonly Way[] }) {
  const { t } = useTranslation('ui')
  return (
    <Form.Item name="way" label={t('way.label')} rules={[{ required: true, message: t('way.missing') }]}>
      <Radio.Group optionType="button" options={ways.map((value) => ({ value, label: t(`way.${value}`) }))} />
    </Form.Item>
  )
}
