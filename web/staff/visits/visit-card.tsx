import { useTranslation } from 'react-i18next'
import type { Visit } from '#contract/visits.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { Badge } from '../../ui/badge.tsx'
import { VisitSteps } from './visit-steps.tsx'
import styles from './visits.module.css'
import { VoiceForm } from './voice-form.tsx'
import { Voices } from './voices.tsx'

/** One visit, by its steps: confirmed, packed, begun, heard, ended (2.1.2). */
export function VisitCard({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const word = useWord()
  const now = useNow()
  const { moment } = useMoments()
  return (
    <article className={styles.card} data-state={visit.state}>
      <div className={styles.line}>
        <span className={styles.name}>{visit.customer.name}</span>
        <span className={styles.faint}>
          {visit.customer.number} · {word('tier', visit.customer.tier)}
        </span>
        <span className={styles.apart}>
          <Badge look={visit.state === 'started' ? 'warn' : 'plain'}>{t(`state.${visit.state}`)}</Badge>
        </span>
      </div>
      <div className={styles.line}>
        <time dateTime={visit.plannedAt.toISOString()}>{moment(visit.plannedAt, now)}</time>
        <span>{word('visitWays', visit.way)}</span>
        {visit.place && <span>{visit.place}</span>}
        {visit.purpose && <span className={styles.faint}>{visit.purpose}</span>}
      </div>
      {visit.state === 'planned' && <VisitSteps visit={visit} />}
      {(visit.state === 'started' || visit.state === 'done') && <Voices voices={visit.voices} showsCustomer={false} />}
      {visit.state === 'started' && <VoiceForm visit={visit} />}
      {visit.summary && <p className={styles.text}>{visit.summary}</p>}
    </article>
  )
}
