import { Button } from 'antd'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallDesk } from '#contract/calls.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useSay, useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { Panel } from '../cases/context/panel.tsx'
import styles from './earlier-cases.module.css'

type Props = { ref: Ref<HTMLUListElement>; call: CallDesk; link: (caseId: string) => void; isBusy: boolean }

/** Nobody tells a story twice (2.2.2): what this caller raised before, and what of it is still promised. */
export function EarlierCases({ ref, call, link, isBusy }: Props) {
  const { t } = useTranslation('calls')
  const word = useWord()
  const say = useSay()
  const unitName = useUnitName()
  const now = useNow()
  const { day } = useMoments()
  const opened = new Set(call.cases.filter(({ kind }) => kind === 'opened').map(({ caseId }) => caseId))
  const earlier = call.earlier.filter(({ caseId }) => !opened.has(caseId))
  if (earlier.length === 0)
    return (
      <Panel title={t('earlier.title')}>
        <p className={styles.none}>{t('earlier.none')}</p>
      </Panel>
    )
  return (
    <Panel title={t('earlier.title')}>
      <ul className={styles.list} ref={ref}>
        {earlier.map((each) => {
          const isHere = call.cases.some(({ caseId }) => caseId === each.caseId)
          return (
            <li key={each.caseId} className={styles.case}>
              <div className={styles.head}>
                <span className={styles.number}>{each.number}</span>
                <Badge>{each.stage === 'closed' ? t('earlier.closed') : word('stages', each.stage)}</Badge>
                {each.isComplaint && <Badge look="complaint">{t('earlier.complaint')}</Badge>}
              </div>
              <div>{each.title}</div>
              <div className={styles.faint}>
                {day(each.receivedAt, now)} · {unitName(each.unit)}
                {each.owner && ` · ${each.owner.name}`}
              </div>
              {each.deadlines.map((deadline) => (
                <div key={deadline.clockId} className={styles.promise}>
                  <span>{say(deadline.title)}</span>
                  <DeadlineChip deadline={deadline} isBrief />
                </div>
              ))}
              <Button
                size="small"
                disabled={isHere || isBusy}
                onClick={() => link(each.caseId)}
                aria-label={t('earlier.linkCase', { number: each.number })}
              >
                {isHere ? t('earlier.linked') : t('earlier.link')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
