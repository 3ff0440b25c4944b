import { App, Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decideApproval } from '#contract/cases.ts'
import { useAct } from '../../lib/ask.ts'
import { forgetDraft, keepDraft, readDraft } from '../../lib/draft.ts'
import { Refused } from '../../ui/refused.tsx'
import styles from './need-row.module.css'

/** The second person decides where they see that it waits. */
export function DecideButton({ approvalId, number }: { approvalId: string; number: string }) {
  const { t } = useTranslation('team')
  const ofCases = useTranslation('cases').t
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const draft = `approval.${approvalId}`
  const [note, setNote] = useState(() => readDraft<{ note: string }>(draft).note ?? '')
  const act = useAct(decideApproval, {
    done: () => {
      forgetDraft(draft)
      message.success(t('decided', { number }))
      setOpen(false)
    },
  })
  const write = (text: string) => {
    setNote(text)
    keepDraft(draft, { note: text })
  }
  const decide = (approve: boolean) => act.mutate({ id: approvalId, approve, note: note.trim() })
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <div className={styles.decide}>
          <Input.TextArea
            value={note}
            onChange={(event) => write(event.target.value)}
            placeholder={ofCases('question.note')}
            aria-label={ofCases('question.note')}
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={2000}
          />
          <Refused error={act.error} />
          <div className={styles.buttons}>
            <Button type="primary" loading={act.isPending} onClick={() => decide(true)}>
              {ofCases('approval.approve')}
            </Button>
            <Button disabled={act.isPending} onClick={() => decide(false)}>
              {ofCases('approval.refuse')}
            </Button>
          </div>
        </div>
      }
    >
      <Button aria-label={t('decideOn', { number })}>{t('decide')}</Button>
    </Popover>
  )
}
