import styles from './key-cap.module.css'

/** The key that does it, beside what it does. */
export const KeyCap = ({ children }: { children: string }) => <kbd className={styles.key}>{children}</kbd>
