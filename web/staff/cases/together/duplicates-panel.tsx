import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Case } from '#contract/cases.ts'
import { listDuplicates } from '#contract/comfort.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { useCodeWords } from '../../../ui/refusal-words.ts'
import { useOpenAct } from '../acts/use-open-act.ts'
import styles from '../context/panel.module.css'
import { Panel } from '../context/panel.tsx'

/** Cases that may be this complaint again. A person looks and decides; nothing is merged by likeness. */
export function DuplicatesPanel({ current }: { current: Case }) {
  const { t } = useTranslation('together')
  const words = useCodeWords()
  const now = useNow()
  const { moment } = useMoments()
  const { open } = useOpenAct()
  const asked = useAsk(listDuplicates, { id: current.id }, { isOn: current.stage !== 'closed' })
  if (!asked.data || asked.data.length === 0) return null
  const mayMerge = current.actions.includes('merge')
  return (
    <Panel title={t('duplicates', { count: asked.data.length })}>
      <ul className={styles.list}>
        {asked.data.map((one) => (
          <li key={one.caseId}>
            <div className={styles.faint}>
              {one.number} · {t('like', { percent: one.percent })} · {t(`because.${one.because}`)}
            </div>
            <Link to={`/cases/${one.caseId}`}>{one.title}</Link>
            <div className={styles.faint}>
              {moment(one.receivedAt, now)} · {one.owner?.name ?? t('nobody')}
            </div>
            {mayMerge &&
              (one.mergeRefusal === null ? (
                <Button size="small" onClick={() => open('merge', one.caseId)}>
                  {t('merge', { number: one.number })}
                </Button>
              ) : (
                <div className={styles.faint}>{words(one.mergeRefusal)}</div>
              ))}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
