import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import styles from '../administration.module.css'

export type Act = { name: string; label: string; isGrave?: boolean; form: (close: () => void) => ReactNode }

/** The acts upon a thing as buttons; one form is open at a time, in place. */
export function Acts({ acts }: { acts: readonly Act[] }) {
  const [open, setOpen] = useState<string>()
  const current = acts.find((act) => act.name === open)
  if (current) return <div className={styles.card}>{current.form(() => setOpen(undefined))}</div>
  return (
    <div className={styles.acts}>
      {acts.map(({ name, label, isGrave }) => (
        <Button key={name} danger={isGrave ?? false} onClick={() => setOpen(name)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
