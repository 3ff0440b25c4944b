import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Endpoint } from '#contract/endpoint.ts'
import type { StaffRef } from '#contract/words.ts'
import { useAct } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { forgetDraft, keepDraft, readDraft } from '../../../lib/draft.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import { Refused } from '../../../ui/refused.tsx'
import styles from './question.module.css'

type Answer<I> = {
  endpoint: Endpoint<I, unknown>
  draft: string
  input: (yes: boolean, note: string) => I
  yes: string
  no: string
}
type Props<I> = {
  sign: ReactNode
  title: string
  asked: { by: StaffRef; at: Date; reason: string }
  waiting?: string
  answer: Answer<I> | false
}

/** Somebody asks for a yes or no: who, why, and for whom it is meant the two buttons. */
export function Question<I>({ sign, title, asked, waiting, answer }: Props<I>) {
  const { t } = useTranslation('cases')
  const now = useNow()
  const { moment } = useMoments()
  return (
    <section className={styles.question}>
      <h2 className={styles.title}>
        {sign} {title}
      </h2>
      <p className={styles.reason}>{asked.reason}</p>
      <p className={styles.by}>
        {t('question.by', { name: asked.by.name, post: asked.by.post, moment: moment(asked.at, now) })}
        {waiting && ` · ${waiting}`}
      </p>
      {answer && <YesOrNo answer={answer} />}
    </section>
  )
}

function YesOrNo<I>({ answer }: { answer: Answer<I> }) {
  const { t } = useTranslation('cases')
  const [note, setNote] = useState(() => readDraft<{ note: string }>(answer.draft).note ?? '')
  const act = useAct(answer.endpoint, { done: () => forgetDraft(answer.draft) })
  const write = (text: string) => {
    setNote(text)
    keepDraft(answer.draft, { note: text })
  }
  return (
    <>
      <Refused error={act.error} />
      <div className={styles.answer}>
        <Input.TextArea
          value={note}
          onChange={(event) => write(event.target.value)}
          placeholder={t('question.note')}
          aria-label={t('question.note')}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
          className={styles.note ?? ''}
        />
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate(answer.input(true, note.trim()))}>
          {answer.yes}
        </Button>
        <Button disabled={act.isPending} onClick={() => act.mutate(answer.input(false, note.trim()))}>
          {answer.no}
        </Button>
      </div>
    </>
  )
}
