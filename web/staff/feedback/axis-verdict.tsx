import { EditOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Axis, type Classification, correctFeedback } from '#contract/feedback.ts'
import { useAct } from '../../lib/ask.ts'
import { useMe } from '../../lib/me.tsx'
import { useChoices, useWord } from '../../lib/use-word.ts'
import { Refused } from '../../ui/refused.tsx'
import styles from './feedback.module.css'

type Voice = {
  id: string
  caseId: string | null
  classification: Classification
  business: string
  nature: string
  tier: string
  emotion: string
  intent: string
  isComplaint: boolean
}
type Props = { axis: Axis; voice: Voice; isShown: boolean; show: () => void }

/** One axis: the verdict, how sure, and, by a click, another word. Complaint or not goes through the case, with two people. */
export function AxisVerdict({ axis, voice, isShown, show }: Props) {
  const { t } = useTranslation('feedback')
  const word = useWord()
  const { may } = useMe()
  const verdict = voice.classification[axis]
  const list = axis === 'intent' ? 'intents' : axis === 'complaint' ? 'business' : axis
  const choices = useChoices(list)
  const act = useAct(correctFeedback)
  const stands =
    axis === 'complaint' ? t(voice.isComplaint ? 'complaint.yes' : 'complaint.no') : word(list, voice[axis])
  const percent = Math.round(verdict.confidence * 100)
  return (
    <li className={`${styles.verdict} ${isShown ? styles.shown : ''}`}>
      <button type="button" className={styles.verdictName} aria-pressed={isShown} onClick={show}>
        <span className={styles.axisName}>{t(`axis.${axis}`)}</span>
        <b>{stands}</b>
      </button>
      <span className={styles.sure}>
        <span className={styles.sureBar} aria-hidden="true">
          <span style={{ width: `${percent}%` }} />
        </span>
        {t('sure', { percent })}
      </span>
      {axis === 'complaint'
        ? voice.caseId && <Link to={`/cases/${voice.caseId}`}>{t('throughCase')}</Link>
        : may.includes('feedback.correct') && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: choices
                  .filter(({ value }) => value !== voice[axis])
                  .map(({ value, label }) => ({ key: value, label })),
                onClick: ({ key }) => act.mutate({ id: voice.id, axis, becomes: key }),
                className: styles.menu ?? '',
              }}
            >
              <Button size="small" icon={<EditOutlined />} loading={act.isPending}>
                {t('correct')}
              </Button>
            </Dropdown>
          )}
      <Refused error={act.error} />
    </li>
  )
}
