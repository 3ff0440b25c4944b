import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReportBody } from '#contract/analysis.ts'
import type { UnitRef } from '#contract/words.ts'
import { manualWords } from '../../lib/manual-words.ts'
import { useWord } from '../../lib/use-word.ts'
import { drillAddress, filterFor, heatOf } from '../heat-map/drill.ts'
import heat from '../heat-map/heat-map.module.css'
import styles from './reports.module.css'

/** The heat map as it was found on that Monday; its figures are kept, while the list may have been corrected since. */
export function ReportMap({ body, unit }: { body: ReportBody; unit: UnitRef }) {
  const { t } = useTranslation('reports')
  const word = useWord()
  const cells = body.cells.filter(({ n }) => n > 0)
  const used = (list: 'business' | 'nature') =>
    manualWords[list].map(({ id }) => id).filter((id) => cells.some((cell) => cell[list] === id))
  const [businesses, natures] = [used('business'), used('nature')]
  const most = Math.max(0, ...cells.map(({ n }) => n))
  const at = new Map(cells.map((cell) => [`${cell.business} ${cell.nature}`, cell]))
  const sum = (of: typeof cells) => of.reduce((total, { n }) => total + n, 0)
  const place = { unitId: unit.id, fromOn: body.fromOn, untilOn: body.untilOn }
  return (
    <section>
      <h3>
        {t('map')} <Link to={`/heat-map?week=${body.week}&unit=${unit.id}`}>{t('openMap')}</Link>
      </h3>
      <div className={styles.scroll}>
        <table className={heat.table}>
          <thead>
            <tr>
              <td />
              {natures.map((nature) => (
                <th key={nature} scope="col">
                  {word('nature', nature)}
                </th>
              ))}
              <th scope="col">{t('sum')}</th>
            </tr>
          </thead>
          <tbody>
            {businesses.map((business) => (
              <tr key={business}>
                <th scope="row">{word('business', business)}</th>
                {natures.map((nature) => {
                  const cell = at.get(`${business} ${nature}`)
                  return (
                    <td
                      key={nature}
                      className={heat.cell}
                      data-heat={heatOf(cell?.n ?? 0, most)}
                      data-rise={cell?.isRise ?? false}
                    >
                      {cell && (
                        <Link to={drillAddress(filterFor(place, { business, nature }))}>
                          <b>
                            {cell.isRise && '▲'}
                            {cell.n}
                          </b>
                        </Link>
                      )}
                    </td>
                  )
                })}
                <td className={heat.sum}>{sum(cells.filter((cell) => cell.business === business))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('sum')}</th>
              {natures.map((nature) => (
                <td key={nature} className={heat.sum}>
                  {sum(cells.filter((cell) => cell.nature === nature))}
                </td>
              ))}
              <td className={heat.sum}>{sum(cells)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={styles.faint}>
        {body.compared > 0 ? t('test', { weeks: body.earlierWeeks, compared: body.compared }) : t('noTest')}
      </p>
    </section>
  )
}
