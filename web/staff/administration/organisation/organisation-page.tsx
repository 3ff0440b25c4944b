import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal, Tree } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { type OrganisationUnit, readOrganisation } from '#contract/organisation.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useUnitName } from '../../../lib/language.ts'
import { useMay } from '../../../lib/me.tsx'
import { dayOf } from '../../../lib/moments.ts'
import { Badge } from '../../../ui/badge.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { OpenUnitForm } from './open-unit-form.tsx'
import { UnitDrawer } from './unit-drawer.tsx'

/** The organisation tree of any day; a unit opens beside it. */
export function OrganisationPage() {
  const { t } = useTranslation('administration')
  const { id } = useParams()
  const navigate = useNavigate()
  const [query, setQuery] = useSearchParams()
  const [isOpening, setOpening] = useState(false)
  const today = dayOf(useNow())
  const on = query.get('on') ?? undefined
  const mayManage = useMay('bank.manage')
  const asked = useAsk(readOrganisation, on ? { on } : {}, { keepsPrevious: true })
  const back = () => navigate({ pathname: '/administration/organisation', search: query.toString() })
  return (
    <>
      <div className={styles.bar}>
        <DayField
          label={t('unit.on')}
          value={on ?? today}
          change={(day) => setQuery(day && day !== today ? { on: day } : {})}
        />
        <span className={styles.soft}>
          {on
            ? t('unit.thatDay', { count: asked.data?.units.length ?? 0 })
            : t('unit.today', { count: asked.data?.units.length ?? 0 })}
        </span>
        {mayManage && (
          <Button type="primary" icon={<PlusOutlined />} className={styles.end ?? ''} onClick={() => setOpening(true)}>
            {t('unit.open')}
          </Button>
        )}
      </div>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asked.isPending && <Loading />}
      {asked.data && (
        <UnitsTree
          units={asked.data.units}
          chosen={id}
          choose={(unitId) =>
            navigate({ pathname: `/administration/organisation/${unitId}`, search: query.toString() })
          }
        />
      )}
      {id && <UnitDrawer key={id} id={id} close={back} />}
      <Modal open={isOpening} title={t('unit.open')} footer={null} onCancel={() => setOpening(false)} destroyOnHidden>
        <OpenUnitForm done={() => setOpening(false)} />
      </Modal>
    </>
  )
}

type Node = { key: string; title: React.ReactNode; children: Node[] }
type TreeProps = { units: readonly OrganisationUnit[]; chosen: string | undefined; choose: (id: string) => void }

function UnitsTree({ units, chosen, choose }: TreeProps) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const known = new Set(units.map(({ id }) => id))
  const under = Map.groupBy(units, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null))
  const nodes = (parent: string | null): Node[] =>
    (under.get(parent) ?? []).map((unit) => ({
      key: unit.id,
      title: (
        <>
          {unitName(unit)}{' '}
          <span className={styles.soft}>
            {unit.code}
            {unit.staff > 0 && ` · ${t('unit.staff', { count: unit.staff })}`}
          </span>{' '}
          {unit.isChanging && <Badge look="warn">{t('unit.changing')}</Badge>}
        </>
      ),
      children: nodes(unit.id),
    }))
  const tree = nodes(null)
  return (
    <div className={styles.card}>
      <Tree
        treeData={tree}
        defaultExpandAll
        showLine
        blockNode
        selectedKeys={chosen ? [chosen] : []}
        onSelect={([key]) => typeof key === 'string' && choose(key)}
        aria-label={t('part.organisation')}
      />
    </div>
  )
}
