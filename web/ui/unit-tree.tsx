import { TreeSelect } from 'antd'
import { useTranslation } from 'react-i18next'
import { listUnits, type Unit } from '#contract/identity.ts'
import { useAsk } from '../lib/ask.ts'
import { useUnitName } from '../lib/language.ts'

type Props = {
  id?: string
  value?: string | undefined
  onChange: (unitId: string | undefined) => void
  allowClear?: boolean
  placeholder?: string
  label: string
  className?: string
}
type Node = { value: string; title: string; search: string; children: Node[] }

/** A part of the bank with all below it, out of the tree; found by name or code as well. */
export function UnitTree({ label, ...field }: Props) {
  const { t } = useTranslation('ui')
  const unitName = useUnitName()
  const asked = useAsk(listUnits, {}, { staleMilliseconds: 10 * 60_000 })
  const tree = treeOf(asked.data ?? [], unitName)
  return (
    <TreeSelect
      {...field}
      aria-label={label}
      placeholder={field.placeholder ?? t('unit.choose')}
      loading={asked.isPending}
      treeData={tree}
      treeDefaultExpandedKeys={tree.map(({ value }) => value)}
      treeLine
      showSearch={{ treeNodeFilterProp: 'search' }}
      popupMatchSelectWidth={false}
      listHeight={400}
    />
  )
}

/** Whose parent is out of the reader's sight stands at the top. */
function treeOf(units: readonly Unit[], unitName: (unit: Unit) => string): Node[] {
  const known = new Set(units.map(({ id }) => id))
  const under = Map.groupBy(units, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  const nodes = (parent: string | null): Node[] =>
    (under.get(parent) ?? []).map((unit) => ({
      value: unit.id,
      title: unitName(unit),
      search: `${unit.name} ${unit.nameEn} ${unit.code}`,
      children: nodes(unit.id),
    }))
  return nodes(null)
}
