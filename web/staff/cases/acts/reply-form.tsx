import { StopOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { replyToCase } from '#contract/cases.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { useCodeWords } from '../../../ui/refusal-words.ts'
import { WayField } from '../../../ui/way-field.tsx'
import type { ActProps } from './act-props.ts'
import styles from './reply-form.module.css'
import { ReplyText } from './reply-text.tsx'

const ways = ['sms', 'phone'] as const
type Fields = { way: (typeof ways)[number]; text: string }

/** The reply, and before it is written in vain, everything that still holds it back (4.3, 2.2.2). */
export function ReplyForm({ current, done, cancel }: ActProps) {
  const { t } = useTranslation('acts')
  const held = current.replyHeldBy
  return (
    <>
      <HeldBack codes={held} />
      <ActForm
        endpoint={replyToCase}
        draft={`reply.${current.id}`}
        start={{ way: 'sms' }}
        input={(fields: Fields) => ({ id: current.id, ...fields })}
        done={done}
        cancel={cancel}
        submit={t('reply.submit')}
        isHeld={held.length > 0}
      >
        {({ way, text }) => (
          <>
            <WayField ways={ways} />
            <ReplyText caseId={current.id} way={way} {...(text !== undefined && { text })} />
          </>
        )}
      </ActForm>
    </>
  )
}

function HeldBack({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('acts')
  const words = useCodeWords()
  if (codes.length === 0) return null
  return (
    <div className={styles.held} role="status">
      <strong>
        <StopOutlined /> {t('reply.held')}
      </strong>
      <ul>
        {codes.map((code) => (
          <li key={code}>{words(code)}</li>
        ))}
      </ul>
    </div>
  )
}
