import { CheckCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { type Need, NeedKind } from '#contract/team.ts'
import sheet from '../../ui/sheet.module.css'
import { State } from '../../ui/state.tsx'
import styles from './need-list.module.css'
import { NeedRow } from './need-row.tsx'

const COUNTED_TO = 1_000

type Props = {
  needs: readonly Need[]
  counts: Partial<Record<NeedKind, number>>
  kind: NeedKind | undefined
  show: (kind: NeedKind | undefined) => void
  chosen: ReadonlySet<string>
  choose: (caseId: string, isChosen: boolean) => void
}

export function NeedList({ needs, counts, kind, show, chosen, choose }: Props) {
  const { t } = useTranslation('team')
  const present = NeedKind.options.filter((it) => (counts[it] ?? 0) > 0 || it === kind)
  const count = (n: number) => (n >= COUNTED_TO ? t('many', { count: n }) : String(n))
  return (
    <section className={styles.needs} aria-label={t('needs')}>
      <h2 className={styles.title}>{t('needs')}</h2>
      {present.length > 0 && (
        <div className={styles.kinds}>
          <button type="button" aria-pressed={!kind} className={styles.kind} onClick={() => show(undefined)}>
            {t('all')}
          </button>
          {present.map((it) => (
            <button
              key={it}
              type="button"
              aria-pressed={it === kind}
              className={styles.kind}
              onClick={() => show(it === kind ? undefined : it)}
            >
              {t(`kind.${it}`)} <b>{count(counts[it] ?? 0)}</b>
            </button>
          ))}
        </div>
      )}
      {needs.length === 0 ? (
        <State sign={<CheckCircleOutlined />} title={t('nothing')} says={t('nothingSays')} />
      ) : (
        <ul className={sheet.sheet}>
          {needs.map((need) => (
            <NeedRow
              key={need.kind + need.subjectId}
              need={need}
              isChosen={chosen.has(need.caseId)}
              choose={(isChosen) => choose(need.caseId, isChosen)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
