import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listCases } from '#contract/cases.ts'
import { useAsk } from '../lib/ask.ts'
import { useSettled } from '../lib/settled.ts'

type Props = { id?: string; value?: string; onChange?: (caseId: string) => void; except: string }

/** Another case, found by its number or its words. */
export function CaseSelect({ except, ...field }: Props) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const asked = useAsk(listCases, { queue: 'all', limit: 20, ...(search && { search }) }, { keepsPrevious: true })
  return (
    <Select
      {...field}
      placeholder={t('case.choose')}
      loading={asked.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={asked.isFetching ? t('loading') : t('case.none')}
      options={(asked.data?.items ?? [])
        .filter(({ id }) => id !== except)
        .map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
    />
  )
}
