import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Assignment, undoAssignment } from '#contract/team.ts'
import { useAct } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { Refused } from '../../ui/refused.tsx'
import styles from './assign-bar.module.css'
import { Refusals } from './refusals.tsx'

/** What was moved and what was not, and until when it may be taken back. */
export function UndoStrip({ done, close }: { done: Assignment; close: () => void }) {
  const { t } = useTranslation('team')
  const { time } = useMoments()
  const now = useNow()
  const undo = useAct(undoAssignment)
  const moves = undo.data?.moves ?? done.moves
  const moved = moves.filter((it) => it.refusal === null).length
  const mayUndo = !undo.data && now <= done.undoUntil
  return (
    <div className={styles.strip} role="status">
      <div className={styles.line}>
        <span>{undo.data ? t('undone', { count: moved }) : t('moved', { count: moved })}</span>
        {mayUndo && (
          <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ id: done.id })}>
            {t('undo', { time: time(done.undoUntil) })}
          </Button>
        )}
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('close')} onClick={close} />
      </div>
      <Refusals moves={moves} />
      <Refused error={undo.error} />
    </div>
  )
}
