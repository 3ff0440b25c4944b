import { AuditOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type Approval, decideApproval } from '#contract/cases.ts'
import { Grade } from '#contract/words.ts'
import { useMay, useMe } from '../../../lib/me.tsx'
import { useWord } from '../../../lib/use-word.ts'
import { Question } from './question.tsx'

/** What no one may do alone (chapter 7): offered to everyone who may decide, except to who asked. */
export function ApprovalQuestion({ approval }: { approval: z.infer<typeof Approval> }) {
  const { t } = useTranslation('cases')
  const word = useWord()
  const me = useMe()
  const mayDecide = useMay('case.approve') && approval.askedBy.id !== me.id
  const grade = Grade.safeParse(approval.proposal.grade)
  return (
    <Question
      sign={<AuditOutlined />}
      title={
        grade.success
          ? t('approval.downgradeTo', { grade: word('grades', grade.data) })
          : t(`approval.kind.${approval.kind}`)
      }
      asked={{ by: approval.askedBy, at: approval.askedAt, reason: approval.reason }}
      {...(!mayDecide && { waiting: t('approval.waiting') })}
      answer={
        mayDecide && {
          endpoint: decideApproval,
          draft: `approval.${approval.id}`,
          input: (yes, note) => ({ id: approval.id, approve: yes, note }),
          yes: t('approval.approve'),
          no: t('approval.refuse'),
        }
      }
    />
  )
}
