import { Button, Popover } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBankTime } from '../../lib/bank-time.tsx'
import { useMay } from '../../lib/me.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ClockFace } from './clock-face.tsx'
import styles from './sandbox-clock.module.css'

const MoveClock = lazy(async () => ({ default: (await import('./move-clock.tsx')).MoveClock }))

/** On every screen of a sandbox: its time, and for those who may, the hand that moves it. */
export function SandboxClock() {
  const { t } = useTranslation('shell')
  const { isSandbox } = useBankTime()
  const mayMove = useMay('sandbox.move')
  const [isOpen, setOpen] = useState(false)
  if (!isSandbox) return null
  return (
    <div className={styles.clock}>
      <ClockFace />
      {mayMove && (
        <Popover
          trigger="click"
          placement="bottomRight"
          open={isOpen}
          onOpenChange={setOpen}
          title={t('clock.move')}
          content={
            <Suspense fallback={<Loading lines={4} />}>
              <MoveClock done={() => setOpen(false)} />
            </Suspense>
          }
          destroyOnHidden
        >
          <Button size="small">{t('clock.move')}</Button>
        </Popover>
      )}
    </div>
  )
}
