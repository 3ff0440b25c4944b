import { useTranslation } from 'react-i18next'
import type { BoardRow, BoardState } from '#contract/commitments.ts'
import styles from './board.module.css'
import { STATE_SIGNS } from './state-mark.tsx'

const states: readonly BoardState[] = ['broken', 'at-risk', 'kept', 'quiet', 'not-yet']
type Props = {
  rows: readonly BoardRow[]
  state: BoardState | undefined
  choose: (state: BoardState | undefined) => void
}

/** How many clauses stand how; a press shows only these. */
export function BoardSummary({ rows, state, choose }: Props) {
  const { t } = useTranslation('board')
  return (
    <fieldset className={styles.summary}>
      <legend className={styles.legend}>{t('summary')}</legend>
      {states.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={state === each}
          className={`${styles.tile} ${styles[each]} ${state === each ? styles.chosen : ''}`}
          onClick={() => choose(state === each ? undefined : each)}
        >
          <span className={styles.tileSign}>{STATE_SIGNS[each]}</span>
          <span className={styles.tileCount}>{rows.filter((row) => row.state === each).length}</span>
          <span>{t(`state.${each}`)}</span>
        </button>
      ))}
    </fieldset>
  )
}
