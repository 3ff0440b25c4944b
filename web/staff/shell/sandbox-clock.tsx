import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBankTime } from '../../lib/bank-time.tsx'
import { useMay } from '../../lib/me.tsx'
import { ClockFace } from './clock-face.tsx'
import { MoveClock } from './move-clock.tsx'
import styles from './sandbox-clock.module.css'

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
          content={<MoveClock done={() => setOpen(false)} />}
          destroyOnHidden
        >
          <Button size="small">{t('clock.move')}</Button>
        </Popover>
      )}
    </div>
  )
}
