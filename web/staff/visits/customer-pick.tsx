import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMyCustomers } from '#contract/visits.ts'
import { useAsk } from '../../lib/ask.ts'
import { useSettled } from '../../lib/settled.ts'
import { useWord } from '../../lib/use-word.ts'

type Props = { id?: string; value?: string | string[]; onChange?: (value: never) => void; isMany?: boolean }

/** One of my own customers, or several; nobody else's can be found here. */
export function CustomerPick({ isMany = false, ...field }: Props) {
  const { t } = useTranslation('visits')
  const word = useWord()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const asked = useAsk(listMyCustomers, search ? { search } : {}, { keepsPrevious: true })
  return (
    <Select
      {...(field as object)}
      {...(isMany && { mode: 'multiple' as const })}
      placeholder={t('pick.choose')}
      loading={asked.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('pick.none')}
      options={(asked.data ?? []).map(({ id, name, number, tier }) => ({
        value: id,
        label: `${name} · ${number} · ${word('tier', tier)}`,
      }))}
    />
  )
}
