import { SwapOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { answerHandOver, type HandOver } from '#contract/cases.ts'
import { useMe } from '../../../lib/me.tsx'
import { Question } from './question.tsx'

/** Ownership moves only by acceptance (2.2.2): asked of one person, seen by all. */
export function HandOverQuestion({ handOver }: { handOver: z.infer<typeof HandOver> }) {
  const { t } = useTranslation('cases')
  const me = useMe()
  const isMine = handOver.to.id === me.id
  return (
    <Question
      sign={<SwapOutlined />}
      title={
        isMine ? t('handOver.toMe', { from: handOver.from.name }) : t('handOver.waiting', { to: handOver.to.name })
      }
      asked={{ by: handOver.from, at: handOver.askedAt, reason: handOver.reason }}
      answer={
        isMine && {
          endpoint: answerHandOver,
          draft: `hand-over.${handOver.id}`,
          input: (yes, note) => ({ id: handOver.id, accept: yes, note }),
          yes: t('handOver.accept'),
          no: t('handOver.refuse'),
        }
      }
    />
  )
}
