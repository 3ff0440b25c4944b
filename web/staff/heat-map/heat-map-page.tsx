import { HeatMapOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type HeatMap, readHeatMap } from '#contract/analysis.ts'
import { useAsk } from '../../lib/ask.ts'
import { useMay } from '../../lib/me.tsx'
import { useMedia } from '../../lib/media.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { State } from '../../ui/state.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import { CellList } from './cell-list.tsx'
import { CellWords } from './cell-words.tsx'
import { filterFor, type Pair, placeOf } from './drill.ts'
import { HeatBar } from './heat-bar.tsx'
import styles from './heat-map.module.css'
import { HeatSummary } from './heat-summary.tsx'
import { HeatTable } from './heat-table.tsx'
import { TestWords } from './test-words.tsx'
import { useHeatAddress } from './use-heat-address.ts'

/** Manual 4.2.1, 服务问题热力图: where a week's problems are, what rose, and from any figure to its feedback. */
export function HeatMapPage() {
  const { t } = useTranslation('heatMap')
  const address = useHeatAddress()
  const { week, unitId, tier, than, go } = address
  const isNarrow = useMedia('(max-width: 899px)')
  const mayExport = useMay('feedback.export')
  const [at, setAt] = useState<Pair>()
  const asked = useAsk(
    readHeatMap,
    { ...(week && { week }), ...(unitId && { unitId }), ...(tier && { tier }) },
    { keepsPrevious: true, everyMilliseconds: 60_000 },
  )
  const map = asked.data
  const view = address.view ?? (isNarrow ? 'list' : 'map')
  return (
    <Page
      title={t('title')}
      beside={map && mayExport && map.total !== 0 && <ExportButton filter={filterFor(placeOf(map))} />}
    >
      {asked.error && !map ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !map ? (
        <Loading lines={12} />
      ) : (
        <>
          <HeatBar map={map} than={than} view={view} go={go} />
          <HeatSummary map={map} />
          {map.cells.some((cell) => cell.n !== 0) ? (
            <div className={styles.columns}>
              <div className={styles.main}>
                {view === 'map' ? (
                  <HeatTable map={map} than={than} at={at} show={setAt} />
                ) : (
                  <CellList map={map} than={than} />
                )}
              </div>
              {view === 'map' && <CellWords map={map} at={at ?? firstPlace(map)} />}
            </div>
          ) : (
            <State sign={<HeatMapOutlined />} title={t('empty')} says={t('emptySays')} />
          )}
          <TestWords map={map} />
        </>
      )}
    </Page>
  )
}

/** What rose, else what is most: there is always something to read beside the map. */
function firstPlace({ cells, byNature }: HeatMap): Pair | undefined {
  const problems = new Set(byNature.flatMap(({ nature, isProblem }) => (isProblem ? [nature] : [])))
  const most = cells.filter(({ nature }) => problems.has(nature)).toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0))
  return most.find((cell) => cell.isRise) ?? most[0]
}
