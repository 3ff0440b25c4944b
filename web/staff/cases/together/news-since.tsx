import { SyncOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Case, CaseEntry } from '#contract/cases.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useCoded } from '../../../lib/coded.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { useEntryFacts } from '../story/entry-facts.ts'
import styles from './news-since.module.css'

/** Above a form that was begun before it: what happened meanwhile, so that nobody answers past a colleague. */
export function NewsSince({
  current,
  entries,
  accept,
}: {
  current: Case
  entries: readonly CaseEntry[]
  accept: () => void
}) {
  const { t } = useTranslation('together')
  const coded = useCoded('story')
  const factsOf = useEntryFacts(current)
  const { moment } = useMoments()
  const now = useNow()
  if (entries.length === 0) return null
  return (
    <div className={styles.news} role="alert">
      <strong>
        <SyncOutlined /> {t('meanwhile')}
      </strong>
      <ul>
        {entries.slice(-5).map((entry) => (
          <li key={entry.id}>
            {moment(entry.at, now)} {entry.by?.name ?? t('rule')}：{coded(entry.kind, factsOf(entry)) ?? entry.kind}
            {entry.text && <q>{[...entry.text].slice(0, 60).join('')}</q>}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={accept}>
        {t('goOn')}
      </Button>
    </div>
  )
}
