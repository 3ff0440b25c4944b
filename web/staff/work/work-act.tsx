import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { claimTicket, takeCase } from '#contract/cases.ts'
import type { WorkItem } from '#contract/commitments.ts'
import { useAct } from '../../lib/ask.ts'
import { onlyId } from '../../lib/only-id.ts'
import { useRefusalWords } from '../../ui/refusal-words.ts'

type Props = { item: WorkItem; address: string | null }

/** The one click: taking and claiming are done at once, everything else opens its form in the case. */
export function WorkAct({ item, address }: Props) {
  if (item.action === 'take' && item.caseId) return <Take item={item} caseId={item.caseId} />
  if (item.action === 'claim-ticket') return <Claim item={item} />
  return <Open item={item} address={address} />
}

function Open({ item, address }: Props) {
  const { t } = useTranslation('work')
  const navigate = useNavigate()
  if (!address) return null
  return <Button onClick={() => navigate(address)}>{t(`act.${item.action}`)}</Button>
}

function Take({ item, caseId }: { item: WorkItem; caseId: string }) {
  const { t } = useTranslation('work')
  const tell = useTell()
  const navigate = useNavigate()
  const take = useAct(takeCase, {
    done: (taken) => {
      tell.done(t('taken', { number: taken.number }))
      navigate(`/cases/${caseId}`)
    },
  })
  return (
    <Button
      type="primary"
      loading={take.isPending}
      onClick={() => take.mutate(onlyId(caseId), { onError: tell.refused })}
    >
      {t(`act.${item.action}`)}
    </Button>
  )
}

function Claim({ item }: { item: WorkItem }) {
  const { t } = useTranslation('work')
  const tell = useTell()
  const navigate = useNavigate()
  const claim = useAct(claimTicket, {
    done: (ticket) => {
      tell.done(t('claimed', { number: ticket.number }))
      navigate(`/cases/${ticket.caseId}?${new URLSearchParams({ do: 'answer-ticket', of: ticket.id })}`)
    },
  })
  return (
    <Button
      type="primary"
      loading={claim.isPending}
      onClick={() => claim.mutate(onlyId(item.subjectId), { onError: tell.refused })}
    >
      {t(`act.${item.action}`)}
    </Button>
  )
}

function useTell() {
  const { message } = App.useApp()
  const words = useRefusalWords()
  return {
    done: (text: string) => message.success(text),
    refused: (error: unknown) => message.error(words(error)),
  }
}
