import { Button, Form, Input, Popconfirm, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { endRole, giveRole, type PersonDetail, type RoleGiven } from '#contract/people.ts'
import { useAct } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useUnitName } from '../../../lib/language.ts'
import { dayOf } from '../../../lib/moments.ts'
import { useRoles } from '../../../lib/use-roles.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Refused } from '../../../ui/refused.tsx'
import { UnitSelect } from '../../../ui/unit-select.tsx'
import styles from '../administration.module.css'

/** The roles of a person through time, over which unit, and who gave them. */
export function RolesHeld({ person, mayEnd }: { person: PersonDetail; mayEnd: boolean }) {
  const { t } = useTranslation('administration')
  const act = useAct(endRole)
  const today = dayOf(useNow())
  if (person.roles.length === 0) return <p className={styles.soft}>{t('person.noRole')}</p>
  const end = ({ role, unit, fromOn }: RoleGiven) =>
    act.mutate({ id: person.id, role, unitId: unit.id, fromOn, untilOn: today })
  return (
    <>
      <ul className={styles.list}>
        {person.roles.map((given) => (
          <li key={`${given.role} ${given.unit.id} ${given.fromOn}`} className={styles.row}>
            <RoleLine given={given} />
            {mayEnd && given.state !== 'over' && (
              <Popconfirm
                title={t('person.endRoleSays')}
                okText={t('person.endRole')}
                cancelText={t('cancel')}
                onConfirm={() => end(given)}
              >
                <Button size="small">{t('person.endRole')}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      <Refused error={act.error} />
    </>
  )
}

function RoleLine({ given }: { given: RoleGiven }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const roles = useRoles()
  const span = given.untilOn
    ? t('until', { from: given.fromOn, until: given.untilOn })
    : t('since', { day: given.fromOn })
  return (
    <span className={given.state === 'over' ? styles.soft : ''}>
      {roles.find(({ value }) => value === given.role)?.label ?? given.role}{' '}
      <span className={styles.soft}>
        {unitName(given.unit)} · {span}
        {given.givenBy && ` · ${t('person.givenBy', { name: given.givenBy.name })}`}
      </span>{' '}
      {given.state !== 'held' && <Badge>{t(`person.roleState.${given.state}`)}</Badge>}
    </span>
  )
}

export function GiveRoleForm({ person, done }: { person: PersonDetail; done: () => void }) {
  const { t } = useTranslation('administration')
  const roles = useRoles()
  const required = [{ required: true, message: t('required') }]
  type Fields = { role: string; unitId: string; fromOn: string; untilOn?: string }
  return (
    <ActForm
      endpoint={giveRole}
      draft={`person.role.${person.id}`}
      start={{ unitId: person.unit.id, fromOn: dayOf(useNow()) }}
      input={({ untilOn, ...fields }: Fields) => ({ ...fields, untilOn: untilOn || null, id: person.id })}
      done={done}
      cancel={done}
      says={t('person.giveRoleSays')}
      submit={t('person.giveRole')}
    >
      <Form.Item name="role" label={t('person.role')} rules={required}>
        <Select options={roles} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="unitId" label={t('person.over')} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="fromOn" label={t('fromOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="untilOn" label={t('person.untilOn')}>
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}
