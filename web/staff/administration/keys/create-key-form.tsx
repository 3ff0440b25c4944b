import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { createKey } from '#contract/identity.ts'
import { useMe } from '../../../lib/me.tsx'
import { useChoices } from '../../../lib/use-word.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'

const scopes = ['feedback.record', 'feedback.read', 'board.read'] as const
type Fields = { name: string; scopes: (typeof scopes)[number][]; channel?: string; unitId: string; lastOn?: string }

export function CreateKeyForm({ done }: { done: (made: { key: string }) => void }) {
  const { t } = useTranslation('administration')
  const channels = useChoices('channels')
  const me = useMe()
  const required = [{ required: true, message: t('required') }]
  return (
    <ActForm
      endpoint={createKey}
      draft="key.create"
      start={{ scopes: ['feedback.record'], unitId: me.unit.id }}
      input={({ channel, lastOn, ...fields }: Fields) => ({
        ...fields,
        channel: channel ?? null,
        lastOn: lastOn || null,
      })}
      done={done}
      submit={t('key.create')}
    >
      <Form.Item name="name" label={t('key.name')} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="scopes" label={t('key.scopes')} rules={required}>
        <Select mode="multiple" options={scopes.map((value) => ({ value, label: t(`key.scope.${value}`) }))} />
      </Form.Item>
      <Form.Item name="channel" label={t('key.channel')}>
        <Select allowClear options={channels} placeholder={t('key.anyChannel')} />
      </Form.Item>
      <Form.Item name="unitId" label={t('key.unit')} rules={required} extra={t('key.unitSays')}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="lastOn" label={t('key.lastOn')}>
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}
