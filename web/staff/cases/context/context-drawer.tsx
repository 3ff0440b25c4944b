import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { CaseContext } from './case-context.tsx'

/** On a tablet the context is one touch away. A link to a ticket opens it, as the ticket's form is in there. */
export function ContextDrawer({ current, startsOpen }: { current: Case; startsOpen: boolean }) {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(startsOpen)
  const openTickets = current.tickets.filter(({ state }) => state !== 'answered' && state !== 'cancelled').length
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('context.open', { count: openTickets })}</Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={current.number}
        size={400}
        styles={{ body: { padding: 0 } }}
      >
        <CaseContext current={current} />
      </Drawer>
    </>
  )
}
