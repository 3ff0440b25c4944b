import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/cases.ts'
import styles from './panel.module.css'
import { Panel } from './panel.tsx'
import { TicketCard } from './ticket-card.tsx'

/** All tickets of the case, each with its own clock; the open ones hold the reply back (2.2.2). */
export function TicketsPanel({ tickets }: { tickets: readonly Ticket[] }) {
  const { t } = useTranslation('cases')
  if (tickets.length === 0) return null
  return (
    <Panel title={t('tickets.title', { count: tickets.length })}>
      <ul className={styles.list}>
        {tickets.map((ticket) => (
          <TicketCard key={ticket.id} ticket={ticket} />
        ))}
      </ul>
    </Panel>
  )
}
