import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HeatCell, HeatMap } from '#contract/analysis.ts'
import { useMay } from '../../lib/me.tsx'
import { useWord } from '../../lib/use-word.ts'
import { useDifference } from './difference.ts'
import { drillAddress, filterFor, heatOf, type Pair, placeOf } from './drill.ts'
import styles from './heat-map.module.css'

type Props = { map: HeatMap; than: string | undefined; at: Pair | undefined; show: (at: Pair) => void }
const steps: Readonly<Record<string, [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Business by nature. Figures, arrows and marks say what the colour says; one cell at a time is in the order of keys. */
export function HeatTable({ map, than, at, show }: Props) {
  const { t } = useTranslation('heatMap')
  const word = useWord()
  const mayRead = useMay('feedback.read')
  const body = useRef<HTMLTableElement>(null)
  const differenceOf = useDifference(map, than)
  const cellAt = new Map(map.cells.map((cell) => [`${cell.business} ${cell.nature}`, cell]))
  const isProblem = new Map(map.byNature.map((column) => [column.nature, column.isProblem]))
  const most = Math.max(0, ...map.cells.filter((cell) => isProblem.get(cell.nature)).map((cell) => cell.n ?? 0))
  const here = at ?? { business: map.byBusiness[0]?.business, nature: map.byNature[0]?.nature }
  const address = (cell: { business?: string; nature?: string }) => drillAddress(filterFor(placeOf(map), cell))
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const [down, right] = steps[event.key] ?? [0, 0]
    const end = event.key === 'Home' ? -column : event.key === 'End' ? map.byNature.length : 0
    if (down === 0 && right === 0 && end === 0) return
    event.preventDefault()
    const nextRow = Math.min(map.byBusiness.length - 1, Math.max(0, row + down))
    const nextColumn = Math.min(map.byNature.length - 1, Math.max(0, column + right + end))
    body.current?.querySelector<HTMLElement>(`[data-at="${nextRow} ${nextColumn}"]`)?.focus()
  }
  const sum = (n: number | null, cell: { business?: string; nature?: string }) =>
    n === null ? <span title={t('covered')}>·</span> : n > 0 && mayRead ? <Link to={address(cell)}>{n}</Link> : n
  return (
    <div className={styles.scroll}>
      <table className={styles.table} ref={body}>
        <caption className={styles.caption}>{t('caption')}</caption>
        <thead>
          <tr>
            <td />
            {map.byNature.map(({ nature, isProblem }) => (
              <th key={nature} scope="col" className={isProblem ? undefined : styles.aside}>
                {word('nature', nature)}
              </th>
            ))}
            <th scope="col">{t('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {map.byBusiness.map(({ business, n }, row) => (
            <tr key={business}>
              <th scope="row">{word('business', business)}</th>
              {map.byNature.map(({ nature, isProblem }, column) => {
                const cell = cellAt.get(`${business} ${nature}`)
                const isHere = here.business === business && here.nature === nature
                const names = { business: word('business', business), nature: word('nature', nature) }
                const count = cell ? cell.n : 0
                const difference = cell && differenceOf(cell)
                const label =
                  count === null
                    ? t('cellCovered', names)
                    : t('cellLabel', { ...names, n: count, rise: cell?.isRise ? t('riseLabel') : '' })
                const said = difference ? `${label} (${difference.words})` : label
                const shared = {
                  'data-at': `${row} ${column}`,
                  tabIndex: isHere ? 0 : -1,
                  onFocus: () => show({ business, nature }),
                  onMouseEnter: () => show({ business, nature }),
                  onKeyDown: (event: KeyboardEvent) => move(event, row, column),
                }
                return (
                  <td
                    key={nature}
                    className={styles.cell}
                    data-heat={isProblem ? heatOf(count ?? 0, most) : 0}
                    data-rise={cell?.isRise ?? false}
                    data-covered={count === null}
                    data-here={isHere}
                  >
                    {count !== null && count > 0 && mayRead ? (
                      <Link to={address({ business, nature })} {...shared}>
                        <span className={styles.said}>{said}</span>
                        <Figure cell={cell} sign={difference?.sign} />
                      </Link>
                    ) : (
                      <span {...shared}>
                        <span className={styles.said}>{said}</span>
                        <Figure cell={cell} sign={difference?.sign} />
                      </span>
                    )}
                  </td>
                )
              })}
              <td className={styles.sum}>{sum(n, { business })}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sum')}</th>
            {map.byNature.map(({ nature, n }) => (
              <td key={nature} className={styles.sum}>
                {sum(n, { nature })}
              </td>
            ))}
            <td className={styles.sum}>{sum(map.total, {})}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Figure({ cell, sign }: { cell: HeatCell | undefined; sign: string | undefined }) {
  const n = cell ? cell.n : 0
  return (
    <>
      <b aria-hidden="true">{n === null ? '·' : n === 0 ? '' : `${cell?.isRise ? '▲' : ''}${n}`}</b>
      {sign && (
        <small aria-hidden="true" className={styles.sign}>
          {sign}
        </small>
      )}
    </>
  )
}
