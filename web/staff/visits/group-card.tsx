import { Select } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FeedbackReceipt } from '#contract/feedback.ts'
import { type CustomerGroup, recordGroupVoice } from '#contract/visits.ts'
import { useOutbox } from '../../lib/outbox.ts'
import { useWord } from '../../lib/use-word.ts'
import { OutboxBar } from './outbox-bar.tsx'
import { SaidForm } from './said-form.tsx'
import styles from './visits.module.css'
import { Voices } from './voices.tsx'

/** A dedicated group: what its members said, each by name (4.1.2). */
export function GroupCard({ group }: { group: CustomerGroup }) {
  const { t } = useTranslation('visits')
  const word = useWord()
  const [member, setMember] = useState<string>()
  const [receipt, setReceipt] = useState<FeedbackReceipt>()
  const sent = useCallback((answer: FeedbackReceipt) => setReceipt(answer), [])
  const outbox = useOutbox(`group.outbox.${group.id}`, recordGroupVoice, sent)
  return (
    <article className={styles.card}>
      <div className={styles.line}>
        <span className={styles.name}>{group.name}</span>
        <span className={styles.faint}>
          {word('groupKinds', group.kind)} · {t('group.count', { count: group.members.length })}
        </span>
      </div>
      <Voices voices={group.voices.slice(0, 5)} showsCustomer />
      <div className={styles.steps}>
        <SaidForm
          draft={`group.said.${group.id}`}
          say={({ text, attachments }) =>
            member &&
            outbox.put({
              ...{ id: group.id, customerId: member, text },
              language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
              ...(attachments.length > 0 && { attachments }),
            })
          }
          receipt={receipt}
          isHeld={!member}
        >
          <Select
            className={styles.start ?? ''}
            style={{ minWidth: 240, marginBottom: 12 }}
            aria-label={t('group.who')}
            placeholder={t('group.who')}
            value={member}
            onChange={setMember}
            options={group.members.map(({ id, name, number }) => ({ value: id, label: `${name} · ${number}` }))}
          />
        </SaidForm>
        <OutboxBar outbox={outbox} textOf={({ text }) => text} />
      </div>
    </article>
  )
}
