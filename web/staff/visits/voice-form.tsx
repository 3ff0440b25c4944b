import { Form } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import { endVisit, recordVisitVoice, type Visit } from '#contract/visits.ts'
import { forgetDraft } from '../../lib/draft.ts'
import { useOutbox } from '../../lib/outbox.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { NoteField } from '../../ui/note-field.tsx'
import { OutboxBar } from './outbox-bar.tsx'
import { SaidForm } from './said-form.tsx'
import styles from './visits.module.css'

/** What the customer says, written down at the table; without a network it waits and goes by itself. */
export function VoiceForm({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const [receipt, setReceipt] = useState<FeedbackReceipt>()
  const sent = useCallback((answer: FeedbackReceipt) => setReceipt(answer), [])
  const outbox = useOutbox(`visit.outbox.${visit.id}`, recordVisitVoice, sent)
  const [isEnding, setEnding] = useState(false)
  return (
    <div className={styles.steps}>
      <SaidForm
        draft={`visit.said.${visit.id}`}
        say={({ text, attachments }) =>
          outbox.put({
            ...{ id: visit.id, text },
            language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
            ...(attachments.length > 0 && { attachments }),
          })
        }
        receipt={receipt}
        end={isEnding ? undefined : () => setEnding(true)}
      />
      <OutboxBar outbox={outbox} textOf={({ text }) => text} />
      {isEnding && (
        <ActForm
          endpoint={endVisit}
          draft={`visit.end.${visit.id}`}
          input={({ note }: { note?: string }) => ({ id: visit.id, summary: note ?? '' })}
          done={() => forgetDraft(`visit.said.${visit.id}`)}
          cancel={() => setEnding(false)}
          isHeld={outbox.waiting.length > 0}
          submit={t('end')}
        >
          <Form.Item noStyle>
            <NoteField label={t('summary')} isOptional max={4000} />
          </Form.Item>
        </ActForm>
      )}
    </div>
  )
}
