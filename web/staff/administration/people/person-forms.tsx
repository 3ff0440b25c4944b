import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { changePerson, leavePerson, type PersonDetail } from '#contract/people.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { ReasonField } from '../../../ui/reason-field.tsx'
import { StaffSelect } from '../../../ui/staff-select.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'
import { Burdens } from '../parts/burdens.tsx'

type Props = { person: PersonDetail; done: () => void }

export function ChangePersonForm({ person, done }: Props) {
  const { t } = useTranslation('administration')
  const required = [{ required: true, message: t('required') }]
  type Fields = { name: string; post: string; unitId: string; deputyId?: string }
  return (
    <ActForm
      endpoint={changePerson}
      draft={`person.change.${person.id}`}
      start={{
        name: person.name,
        post: person.post,
        unitId: person.unit.id,
        ...(person.deputy && { deputyId: person.deputy.id }),
      }}
      input={({ deputyId, ...fields }: Fields) => ({
        ...fields,
        deputyId: deputyId ?? null,
        id: person.id,
        version: person.version,
      })}
      done={done}
      cancel={done}
      submit={t('person.change')}
    >
      <Form.Item name="name" label={t('person.name')} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="post" label={t('person.post')} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="unitId" label={t('person.unit')} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="deputyId" label={t('person.deputy')}>
        <StaffSelect />
      </Form.Item>
    </ActForm>
  )
}

/** Whoever leaves leaves nothing without anybody: what is open is shown, and goes to a successor. */
export function LeaveForm({ person, done }: Props) {
  const { t } = useTranslation('administration')
  const isBurdened = person.burdens.length > 0
  return (
    <ActForm
      endpoint={leavePerson}
      draft={`person.leave.${person.id}`}
      input={(fields: { successorId?: string; reason: string }) => ({
        ...fields,
        id: person.id,
        version: person.version,
      })}
      done={done}
      cancel={done}
      says={t('person.leaveSays')}
      submit={t('person.leave')}
    >
      <Burdens burdens={person.burdens} />
      {isBurdened && (
        <Form.Item
          name="successorId"
          label={t('person.successor')}
          rules={[{ required: true, message: t('required') }]}
        >
          <StaffSelect />
        </Form.Item>
      )}
      <ReasonField />
    </ActForm>
  )
}
