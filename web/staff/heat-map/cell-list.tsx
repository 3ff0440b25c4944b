import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HeatMap } from '#contract/analysis.ts'
import { useMay } from '../../lib/me.tsx'
import { useWord } from '../../lib/use-word.ts'
import { Sentences } from './cell-words.tsx'
import { useDifference } from './difference.ts'
import { drillAddress, filterFor, placeOf } from './drill.ts'
import styles from './heat-map.module.css'

/** The map as a list, for small screens and for who would rather read: what rose first, then what is most. */
export function CellList({ map, than }: { map: HeatMap; than: string | undefined }) {
  const { t } = useTranslation('heatMap')
  const word = useWord()
  const mayRead = useMay('feedback.read')
  const differenceOf = useDifference(map, than)
  const problems = new Set(map.byNature.flatMap(({ nature, isProblem }) => (isProblem ? [nature] : [])))
  const rank = ({ nature }: { nature: string }) => Number(problems.has(nature))
  const cells = map.cells
    .filter((cell) => cell.n !== 0)
    .toSorted((a, b) => rank(b) - rank(a) || Number(b.isRise) - Number(a.isRise) || (b.n ?? 0) - (a.n ?? 0))
  return (
    <ul className={styles.list}>
      {cells.map((cell) => {
        const name = `${word('business', cell.business)} · ${word('nature', cell.nature)}`
        return (
          <li key={`${cell.business} ${cell.nature}`} data-rise={cell.isRise}>
            <div className={styles.listHead}>
              {mayRead && cell.n !== null ? (
                <Link to={drillAddress(filterFor(placeOf(map), { business: cell.business, nature: cell.nature }))}>
                  {name}
                </Link>
              ) : (
                <span>{name}</span>
              )}
              <b>{cell.n === null ? t('covered') : `${cell.isRise ? '▲' : ''}${cell.n}`}</b>
            </div>
            <div className={styles.listSays}>{differenceOf(cell)?.words}</div>
            {cell.isRise && <Sentences map={map} cell={cell} />}
          </li>
        )
      })}
    </ul>
  )
}
