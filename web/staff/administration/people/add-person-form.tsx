import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addPerson } from '#contract/people.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { dayOf } from '../../../lib/moments.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { useRoles } from '../../../lib/use-roles.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'
import { SecretShown } from '../parts/secret-shown.tsx'

type Fields = {
  login: string
  name: string
  post: string
  unitId: string
  personKey: string
  joinedOn: string
  role?: string
}

/** A new account with its first role, over the own unit; the one-time password is told once. */
export function AddPersonForm({ done }: { done: () => void }) {
  const { t } = useTranslation('administration')
  const { exact } = useMoments()
  const roles = useRoles()
  const [told, setTold] = useState<{ secret: string; until: Date }>()
  const required = [{ required: true, message: t('required') }]
  return (
    <>
      <ActForm
        endpoint={addPerson}
        draft="person.add"
        start={{ joinedOn: dayOf(useNow()) }}
        input={({ role, ...fields }: Fields) => ({
          ...fields,
          phone: null,
          roles: role ? [{ role, unitId: fields.unitId }] : [],
        })}
        done={setTold}
        submit={t('person.addSubmit')}
      >
        <Form.Item name="login" label={t('person.login')} rules={required} extra={t('person.loginSays')}>
          <Input maxLength={32} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={t('person.name')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="personKey" label={t('person.number')} rules={required} extra={t('person.numberSays')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="post" label={t('person.post')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="unitId" label={t('person.unit')} rules={required}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="role" label={t('person.firstRole')}>
          <Select allowClear options={roles} />
        </Form.Item>
        <Form.Item name="joinedOn" label={t('person.joinedOn')} rules={required}>
          <Input type="date" />
        </Form.Item>
      </ActForm>
      <SecretShown
        title={t('secret.password')}
        says={t('secret.passwordSays', { until: told ? exact(told.until) : '' })}
        secret={told?.secret}
        close={done}
      />
    </>
  )
}
