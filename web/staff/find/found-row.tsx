import { useEffect, useRef } from 'react'
import styles from './finder.module.css'
import type { Found } from './use-found.ts'

type Props = { id: string; one: Found; isChosen: boolean; go: () => void }

/** One thing found. Chosen by arrows it stays in sight. */
export function FoundRow({ id, one, isChosen, go }: Props) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: an option of a combobox; its keys are the box's.
    <div ref={row} id={id} role="option" aria-selected={isChosen} className={styles.row} onClick={go}>
      <span className={styles.label}>{one.label}</span>
      {one.detail && <span className={styles.detail}>{one.detail}</span>}
    </div>
  )
}
