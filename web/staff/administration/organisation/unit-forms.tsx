import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { closeUnit, moveUnit, renameUnit, type UnitDetail } from '#contract/organisation.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { dayOf } from '../../../lib/moments.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'

type Props = { unit: UnitDetail; done: () => void }

export function RenameUnitForm({ unit, done }: Props) {
  const { t } = useTranslation('administration')
  const required = [{ required: true, message: t('required') }]
  return (
    <ActForm
      endpoint={renameUnit}
      draft={`unit.rename.${unit.id}`}
      start={{ name: unit.name, nameEn: unit.nameEn, fromOn: dayOf(useNow()) }}
      input={(fields: { name: string; nameEn: string; fromOn: string }) => ({
        ...fields,
        id: unit.id,
        version: unit.version,
      })}
      done={done}
      cancel={done}
      submit={t('unit.rename')}
    >
      <Form.Item name="name" label={t('unit.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('unit.nameEn')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="fromOn" label={t('fromOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}

export function MoveUnitForm({ unit, done }: Props) {
  const { t } = useTranslation('administration')
  const required = [{ required: true, message: t('required') }]
  return (
    <ActForm
      endpoint={moveUnit}
      draft={`unit.move.${unit.id}`}
      start={{ fromOn: dayOf(useNow()) }}
      input={(fields: { parentId: string; fromOn: string }) => ({ ...fields, id: unit.id, version: unit.version })}
      done={done}
      cancel={done}
      says={t('unit.moveSays')}
      submit={t('unit.move')}
    >
      <Form.Item name="parentId" label={t('unit.parent')} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="fromOn" label={t('fromOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}

export function CloseUnitForm({ unit, done }: Props) {
  const { t } = useTranslation('administration')
  type Fields = { on: string; successorId?: string; reason: string }
  return (
    <ActForm
      endpoint={closeUnit}
      draft={`unit.close.${unit.id}`}
      start={{ on: dayOf(useNow()) }}
      input={(fields: Fields) => ({ ...fields, id: unit.id, version: unit.version })}
      done={done}
      cancel={done}
      says={t('unit.closeSays')}
      submit={t('unit.close')}
    >
      <Form.Item name="on" label={t('unit.closedOn')} rules={[{ required: true, message: t('required') }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="successorId" label={t('unit.successor')}>
        <UnitSelect allowClear />
      </Form.Item>
      <ReasonField />
    </ActForm>
  )
}
