import { ExclamationCircleOutlined } from '@ant-design/icons'
import { useRefusalWords } from './refusal-words.ts'
import styles from './refused.module.css'

/** Beside the button that was refused: why, in words. */
export function Refused({ error }: { error: unknown }) {
  const words = useRefusalWords()
  if (!error) return null
  return (
    <p className={styles.refused} role="alert">
      <ExclamationCircleOutlined /> {words(error)}
    </p>
  )
}
