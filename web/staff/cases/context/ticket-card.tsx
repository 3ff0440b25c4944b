import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { claimTicket, type Ticket } from '#contract/cases.ts'
import { useAct } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useUnitName } from '../../../lib/language.ts'
import { useMay, useMe } from '../../../lib/me.tsx'
import { onlyId } from '../../../lib/only-id.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { Badge } from '../../../ui/badge.tsx'
import { DeadlineChip } from '../../../ui/deadline-chip.tsx'
import { Refused } from '../../../ui/refused.tsx'
import { useOpenAct } from '../acts/use-open-act.ts'
import styles from './panel.module.css'
import { TicketAnswerForm } from './ticket-answer-form.tsx'
import { TicketPassForm } from './ticket-pass-form.tsx'
import { WhyButton } from './why-button.tsx'

/** One question to another department: whose, until when, what came back, and for who works on it the answer in place. */
export function TicketCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('cases')
  const unitName = useUnitName()
  const now = useNow()
  const { moment } = useMoments()
  return (
    <li>
      <div className={styles.row}>
        <span>{unitName(ticket.unit)}</span>
        <Badge look={ticket.state === 'returned' ? 'warn' : 'plain'}>{t(`tickets.state.${ticket.state}`)}</Badge>
        {ticket.isSolved === false && <Badge look="warn">{t('tickets.unsolved')}</Badge>}
        {ticket.passedCount > 0 && <Badge look="warn">{t('tickets.passed', { count: ticket.passedCount })}</Badge>}
        {ticket.deadline?.leads && <Badge look="warn">{t('clocks.leads')}</Badge>}
        <span className={`${styles.faint} ${styles.apart}`}>{ticket.number}</span>
      </div>
      <p className={styles.text}>{ticket.question}</p>
      <div className={styles.faint}>
        {t('tickets.asked', { name: ticket.askedBy.name, moment: moment(ticket.openedAt, now) })}
        {ticket.claimedBy && ` · ${t('tickets.claimedBy', { name: ticket.claimedBy.name })}`}
      </div>
      {ticket.deadline && (
        <div className={styles.row}>
          <DeadlineChip deadline={ticket.deadline} />
          <WhyButton deadline={ticket.deadline} />
        </div>
      )}
      {ticket.answer && (
        <p className={styles.text}>
          <strong>{t('tickets.answer')}</strong> {ticket.answer}
        </p>
      )}
      <TicketActs ticket={ticket} />
    </li>
  )
}

function TicketActs({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('cases')
  const me = useMe()
  const mayWork = useMay('ticket.work')
  const { act, of, open, close } = useOpenAct()
  const claim = useAct(claimTicket, { done: () => open('answer-ticket', ticket.id) })
  if (!mayWork) return null
  if (ticket.state === 'open')
    return (
      <>
        <Refused error={claim.error} />
        <Button size="small" type="primary" loading={claim.isPending} onClick={() => claim.mutate(onlyId(ticket.id))}>
          {t('tickets.claim')}
        </Button>
      </>
    )
  if (ticket.state !== 'claimed' || ticket.claimedBy?.id !== me.id) return null
  if (of === ticket.id && act === 'answer-ticket') return <TicketAnswerForm ticket={ticket} close={close} />
  if (of === ticket.id && act === 'pass-ticket') return <TicketPassForm ticket={ticket} close={close} />
  return (
    <div className={styles.row}>
      <Button size="small" type="primary" onClick={() => open('answer-ticket', ticket.id)}>
        {t('tickets.toAnswer')}
      </Button>
      <Button size="small" onClick={() => open('pass-ticket', ticket.id)}>
        {t('tickets.toPass')}
      </Button>
    </div>
  )
}
