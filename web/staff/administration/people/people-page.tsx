import { ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { listPersons, type Person } from '#contract/people.ts'
import { useAskPages } from '../../../lib/ask.ts'
import { useUnitName } from '../../../lib/language.ts'
import { useMay } from '../../../lib/me.tsx'
import { useSettled } from '../../../lib/settled.ts'
import { useRoles } from '../../../lib/use-roles.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { UnitTree } from '../../../ui/unit-tree.tsx'
import styles from '../administration.module.css'
import { RowTable } from '../parts/row-table.tsx'
import { AddPersonForm } from './add-person-form.tsx'
import { ImportPeople } from './import-people.tsx'
import { PersonDrawer } from './person-drawer.tsx'

/** Accounts of people, found by name, login or personnel number; one opens beside them. */
export function PeoplePage() {
  const { t } = useTranslation('administration')
  const { id } = useParams()
  const navigate = useNavigate()
  const mayManage = useMay('staff.manage')
  const [typed, setTyped] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [role, setRole] = useState<string>()
  const [has, setHas] = useState<'working' | 'left'>('working')
  const [open, setOpen] = useState<'add' | 'import'>()
  const search = useSettled(typed.trim())
  const roles = useRoles()
  const asked = useAskPages(listPersons, {
    has,
    limit: 50,
    ...(search && { search }),
    ...(unitId && { unitId }),
    ...(role && { role }),
  })
  const people = asked.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <div className={styles.bar}>
        <Input.Search
          className={styles.grow ?? ''}
          aria-label={t('person.search')}
          placeholder={t('person.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          allowClear
        />
        <UnitTree
          label={t('person.unit')}
          value={unitId}
          onChange={setUnitId}
          allowClear
          className={styles.choice ?? ''}
        />
        <Select
          className={styles.choice ?? ''}
          aria-label={t('person.role')}
          placeholder={t('person.anyRole')}
          allowClear
          value={role ?? null}
          onChange={(next: string | null | undefined) => setRole(next ?? undefined)}
          options={roles}
          popupMatchSelectWidth={false}
        />
        <Segmented
          aria-label={t('person.state')}
          value={has}
          onChange={setHas}
          options={[
            { value: 'working', label: t('person.working') },
            { value: 'left', label: t('person.left') },
          ]}
        />
        {mayManage && (
          <span className={`${styles.bar} ${styles.end}`} style={{ margin: 0, marginInlineStart: 'auto' }}>
            <Button icon={<ImportOutlined />} onClick={() => setOpen('import')}>
              {t('person.import')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('add')}>
              {t('person.add')}
            </Button>
          </span>
        )}
      </div>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asked.isPending && <Loading />}
      {people?.length === 0 && <p className={styles.soft}>{t('person.none')}</p>}
      {people && people.length > 0 && <PeopleTable people={people} />}
      {asked.hasNextPage && (
        <Button block loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {id && <PersonDrawer key={id} id={id} close={() => navigate('/administration/people')} />}
      <Modal
        open={open === 'add'}
        title={t('person.add')}
        footer={null}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        <AddPersonForm done={() => setOpen(undefined)} />
      </Modal>
      <Modal
        open={open === 'import'}
        title={t('person.import')}
        footer={null}
        width={760}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        <ImportPeople done={() => setOpen(undefined)} />
      </Modal>
    </>
  )
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const roles = new Map(useRoles().map(({ value, label }) => [value, label]))
  return (
    <RowTable
      label={t('part.people')}
      heads={[t('person.name'), t('person.login'), t('person.post'), t('person.unit'), t('person.roles')]}
    >
      {people.map((person) => (
        <tr key={person.id}>
          <th scope="row" className={styles.nowrap}>
            <Link to={`/administration/people/${person.id}`}>{person.name}</Link>{' '}
            {person.isLocked && <Badge look="warn">{t('person.locked')}</Badge>}
          </th>
          <td>{person.login}</td>
          <td className={styles.nowrap}>{person.post}</td>
          <td>{unitName(person.unit)}</td>
          <td>
            {person.leftOn
              ? t('person.leftOn', { day: person.leftOn })
              : person.roles.map((id) => roles.get(id) ?? id).join('、') || '—'}
          </td>
        </tr>
      ))}
    </RowTable>
  )
}
