import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '../../lib/keys.ts'
import styles from './finder.module.css'

const FinderPanel = lazy(async () => ({ default: (await import('./finder-panel.tsx')).FinderPanel }))

/** One box for everything, opened by Ctrl-K or ⌘-K wherever one is. */
export function Finder() {
  const { t } = useTranslation('find')
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (isComposing(event)) return
      event.preventDefault()
      setOpen((was) => !was)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <Button
        type="text"
        icon={<SearchOutlined />}
        className={styles.open ?? ''}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <span className={styles.hint}>
          {t('hint')} <kbd>Ctrl K</kbd>
        </span>
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <FinderPanel close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
