import { Fragment, type ReactNode } from 'react'
import styles from '../administration.module.css'

/** What is known of a thing, line by line; an empty value is a dash. */
export const Facts = ({ of }: { of: readonly (readonly [string, ReactNode])[] }) => (
  <dl className={styles.facts}>
    {of.map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value ?? '—'}</dd>
      </Fragment>
    ))}
  </dl>
)
