import { App, Button, Input } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveSandboxClock } from '#contract/commitments.ts'
import { useAct } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { readChinaDays } from '../../lib/china-days.ts'
import { dayOf, momentOf } from '../../lib/moments.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { nextWorkingMorning } from '../../lib/working-morning.ts'
import { Refused } from '../../ui/refused.tsx'
import styles from './move-clock.module.css'

const hour = 3_600_000

/** Moves the sandbox's clock forward; the answer comes when all that fell due has been done. */
export function MoveClock({ done }: { done: () => void }) {
  const { t } = useTranslation('shell')
  const { message } = App.useApp()
  const { moment, time } = useMoments()
  const now = useNow()
  const field = useId()
  const morning = useMemo(() => nextWorkingMorning(now, readChinaDays()), [now])
  const [wall, setWall] = useState(`${dayOf(now)}T${time(now)}`)
  const move = useAct(moveSandboxClock, {
    done: (answer) => {
      message.success(t('clock.moved', { ...answer, moment: moment(answer.now, answer.now) }))
      done()
    },
  })
  const to = (next: Date) => move.mutate({ now: next })
  const [day = '', clock = ''] = wall.split('T')
  const chosen = momentOf(day, clock.slice(0, 5))
  return (
    <div className={styles.move}>
      <p className={styles.says}>{t('clock.says')}</p>
      <div className={styles.steps}>
        <Button disabled={move.isPending} onClick={() => to(new Date(now.getTime() + hour))}>
          {t('clock.hour')}
        </Button>
        <Button disabled={move.isPending} onClick={() => to(new Date(now.getTime() + 24 * hour))}>
          {t('clock.day')}
        </Button>
        {morning && (
          <Button disabled={move.isPending} onClick={() => to(morning)} className={styles.wide ?? ''}>
            {t('clock.morning', { moment: moment(morning, now) })}
          </Button>
        )}
      </div>
      <div className={styles.exact}>
        <label htmlFor={field}>{t('clock.exact')}</label>
        <Input id={field} type="datetime-local" value={wall} onChange={(event) => setWall(event.target.value)} />
      </div>
      <Refused error={move.error} />
      <Button
        type="primary"
        loading={move.isPending}
        disabled={!(chosen.getTime() > now.getTime())}
        onClick={() => to(chosen)}
      >
        {t('clock.go')}
      </Button>
    </div>
  )
}
