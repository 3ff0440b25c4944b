import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listStaff } from '#contract/identity.ts'
import { useAsk } from '../lib/ask.ts'
import { useUnitName } from '../lib/language.ts'
import { useMe } from '../lib/me.tsx'
import { useSettled } from '../lib/settled.ts'

type Props = { id?: string; value?: string; onChange?: (staffId: string) => void }

/** A colleague: those of my unit at once, everyone by name. */
export function StaffSelect(field: Props) {
  const { t } = useTranslation('ui')
  const unitName = useUnitName()
  const me = useMe()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const asked = useAsk(listStaff, search ? { search } : { unitId: me.unit.id }, { keepsPrevious: true })
  return (
    <Select
      {...field}
      placeholder={t('staff.choose')}
      loading={asked.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={asked.isFetching ? t('loading') : t('staff.none')}
      options={(asked.data ?? [])
        .filter(({ id }) => id !== me.id)
        .map((person) => ({ value: person.id, label: `${person.name} · ${person.post} · ${unitName(person.unit)}` }))}
    />
  )
}
