import { Fragment } from 'react'
import styles from './feedback.module.css'

/** A text with some of its words marked, wherever they stand in it; longer words first, none inside another. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }) {
  const wanted = [...new Set(words.map((word) => word.trim()))].filter(Boolean).toSorted((a, b) => b.length - a.length)
  if (wanted.length === 0) return text
  const pattern = new RegExp(`(${wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi')
  let at = 0
  return text.split(pattern).map((part, nth) => {
    const key = at
    at += part.length
    return nth % 2 === 1 ? (
      <mark key={key} className={styles.marked}>
        {part}
      </mark>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    )
  })
}
