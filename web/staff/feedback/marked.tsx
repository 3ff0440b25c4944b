import styles from './marked.module.css'
import type { Passage } from './passages.ts'
import { segmentsOf } from './passages.ts'

/** A text with its matches marked. */
export function Marked({ text, matches }: { text: string; matches: readonly Passage[] }) {
  if (matches.length === 0) return text
  return segmentsOf(
    text,
    matches.map((match) => ({ ...match, kind: 'match' })),
  ).map(({ start, text: part, kinds }) =>
    kinds.length > 0 ? (
      <mark key={start} className={styles.match}>
        {part}
      </mark>
    ) : (
      part
    ),
  )
}
