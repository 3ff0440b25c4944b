import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { listUnits, type Unit } from '#contract/identity.ts'
import { useAsk } from '../lib/ask.ts'
import { useUnitName } from '../lib/language.ts'

const kinds: Unit['kind'][] = ['head-office', 'branch', 'outlet', 'department']
type Props = {
  id?: string
  value?: string
  onChange?: (unitId: string) => void
  departmentsFirst?: boolean
  allowClear?: boolean
  placeholder?: string
  className?: string
  'aria-label'?: string
}

/** A unit of the bank, found by name or code. */
export function UnitSelect({ departmentsFirst, ...field }: Props) {
  const { t } = useTranslation('ui')
  const unitName = useUnitName()
  const asked = useAsk(listUnits, {}, { staleMilliseconds: 10 * 60_000 })
  const order = departmentsFirst ? kinds.toReversed() : kinds
  const options = order.flatMap((kind) => {
    const own = (asked.data ?? []).filter((unit) => unit.kind === kind)
    if (own.length === 0) return []
    return [
      {
        label: t(`unit.${kind}`),
        options: own.map((unit) => ({
          value: unit.id,
          label: unitName(unit),
          search: `${unit.name} ${unit.nameEn} ${unit.code}`,
        })),
      },
    ]
  })
  return (
    <Select
      {...field}
      placeholder={field.placeholder ?? t('unit.choose')}
      loading={asked.isPending}
      options={options}
      showSearch={{ optionFilterProp: 'search' }}
      popupMatchSelectWidth={false}
    />
  )
}
