import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { openUnit } from '#contract/organisation.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { dayOf } from '../../../lib/moments.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'

type Fields = {
  code: string
  kind: 'branch' | 'outlet' | 'department'
  name: string
  nameEn: string
  parentId: string
  openedOn: string
}

export function OpenUnitForm({ done }: { done: () => void }) {
  const { t } = useTranslation('administration')
  const required = [{ required: true, message: t('required') }]
  return (
    <ActForm
      endpoint={openUnit}
      draft="unit.open"
      start={{ kind: 'outlet', openedOn: dayOf(useNow()) }}
      input={(fields: Fields) => fields}
      done={done}
      submit={t('unit.openSubmit')}
    >
      <Form.Item name="code" label={t('unit.code')} rules={required}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="kind" label={t('unit.kind')} rules={required}>
        <Select
          options={(['branch', 'outlet', 'department'] as const).map((value) => ({
            value,
            label: t(`unit.kinds.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('unit.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('unit.nameEn')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="parentId" label={t('unit.parent')} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="openedOn" label={t('unit.openedOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}
