import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReportBody } from '#contract/analysis.ts'
import { useSay } from '../../lib/language.ts'
import { useWord } from '../../lib/use-word.ts'
import { oneIn } from '../heat-map/drill.ts'
import styles from './reports.module.css'

type Counted = { business: string; nature: string; n: number; before: number; numbers: string[] }
const SHOWN = 6

/** What rose, what was frequent, what is grave, and whose it was; each figure with the feedback behind it. */
export function ReportProblems({ body }: { body: ReportBody }) {
  const { t } = useTranslation('reports')
  const word = useWord()
  const say = useSay()
  const kind = ({ business, nature }: Counted) => `${word('business', business)} · ${word('nature', nature)}`
  const counts = (it: Counted): ReactNode[] => [it.n, it.before]
  return (
    <>
      <Rows
        title={t('rising')}
        heads={[t('kind'), t('n'), t('before'), t('usual'), t('chance'), t('numbers')]}
        rows={body.rising.map((it) => [
          kind(it),
          ...counts(it),
          it.expected.toFixed(1),
          oneIn(it.chance),
          <Numbers key="numbers" of={it} />,
        ])}
      />
      <Rows
        title={t('frequent')}
        heads={[t('problem'), t('kind'), t('n'), t('before'), t('numbers')]}
        rows={body.frequent.map((it) => [
          it.words.length > 0 ? it.words.join(' · ') : kind(it),
          kind(it),
          ...counts(it),
          <Numbers key="numbers" of={it} />,
        ])}
      />
      <Rows
        title={t('risky')}
        heads={[t('risk'), t('kind'), t('n'), t('before'), t('numbers')]}
        rows={body.risky.map((it) => [say(it.name), kind(it), ...counts(it), <Numbers key="numbers" of={it} />])}
      />
      <Rows
        title={t('tiers')}
        heads={[t('tier'), t('n'), t('before')]}
        rows={body.tiers.map(({ tier, n, before }) => [word('tier', tier), n, before])}
      />
    </>
  )
}

function Rows({ title, heads, rows }: { title: string; heads: string[]; rows: ReactNode[][] }) {
  const { t } = useTranslation('reports')
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className={styles.faint}>{t('noRows')}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.rows}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a kept report's rows never move
                <tr key={nth}>
                  {row.map((cell, column) => (
                    <td key={heads[column]} data-figure={typeof cell === 'number'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** The numbers of the feedback, each a way to it; the rest is counted. */
function Numbers({ of: { numbers, n } }: { of: Counted }) {
  const { t } = useTranslation('reports')
  return (
    <span className={styles.numbers}>
      {numbers.slice(0, SHOWN).map((number) => (
        <Link key={number} to={`/feedback?search=${number}`}>
          {number}
        </Link>
      ))}
      {n > SHOWN && <span>{t('moreNumbers', { n })}</span>}
    </span>
  )
}
