import type { ReactNode } from 'react'
import styles from '../administration.module.css'

type Props = { label: string; heads: readonly string[]; children: ReactNode }

/** Rows under their heads. What scrolls sideways on a small screen scrolls by the keyboard too. */
export const RowTable = ({ label, heads, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by the keyboard too.
  <section className={styles.scroll} aria-label={label} tabIndex={0}>
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
)
