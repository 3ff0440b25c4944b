import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page.module.css'
import { PrintButton } from './print-button.tsx'

/** A screen: its title, what stands beside it, and its content. The title is the window's as well. */
export function Page({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  useTitle(title)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.beside}>
          {beside}
          <PrintButton />
        </div>
      </header>
      {children}
    </div>
  )
}

export function useTitle(title: string) {
  const { t } = useTranslation('shell')
  const product = t('product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
}
