import { TabletOutlined } from '@ant-design/icons'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Evaluator, revokeEvaluator } from '#contract/evaluators.ts'
import { useAct } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { onlyId } from '../../lib/only-id.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Badge } from '../../ui/badge.tsx'
import { useRefusalWords } from '../../ui/refusal-words.ts'
import styles from './codes.module.css'

type Props = { evaluator: Evaluator; name: string; mayManage: boolean }

/** A tablet: when it was last heard of, what waits on it, and whether any of its taps is missing. */
export function EvaluatorLine({ evaluator, name, mayManage }: Props) {
  const { t } = useTranslation('codes')
  const now = useNow()
  const { moment } = useMoments()
  const { message } = App.useApp()
  const words = useRefusalWords()
  const revoke = useAct(revokeEvaluator, { done: () => void message.success(t('evaluator.revokeDone')) })
  const { id, seenAt, enrolledAt, waitingCount, waitingSince, isSilent, taps, missing } = evaluator
  return (
    <div className={styles.device}>
      <span className={styles.facts}>
        <span>
          <TabletOutlined /> {t('evaluator.label')}
        </span>
        <span>{t('evaluator.seen', { moment: moment(seenAt, now) })}</span>
        <span>{t('evaluator.taps', { count: taps })}</span>
        <span>{t('evaluator.enrolled', { moment: moment(enrolledAt, now) })}</span>
        {waitingCount > 0 && (
          <Badge look="warn">
            {t('evaluator.waiting', { count: waitingCount })}
            {waitingSince && ` · ${t('evaluator.waitingSince', { moment: moment(waitingSince, now) })}`}
          </Badge>
        )}
        {missing > 0 && (
          <span title={t('evaluator.missingSays')}>
            <Badge look="warn">{t('evaluator.missing', { count: missing })}</Badge>
          </span>
        )}
        {isSilent && <Badge look="warn">{t('evaluator.silent')}</Badge>}
      </span>
      {mayManage && (
        <Popconfirm
          title={t('evaluator.revokeOf', { name })}
          description={t('evaluator.revokeSays')}
          okText={t('counters.yes')}
          onConfirm={() => revoke.mutate(onlyId(id), { onError: (error) => void message.error(words(error)) })}
        >
          <Button type="text" size="small" aria-label={t('evaluator.revokeOf', { name })}>
            {t('evaluator.revoke')}
          </Button>
        </Popconfirm>
      )}
    </div>
  )
}
