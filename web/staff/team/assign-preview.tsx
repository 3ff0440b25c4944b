import { useTranslation } from 'react-i18next'
import type { previewAssignment } from '#contract/team.ts'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import styles from './assign-preview.module.css'
import { Refusals } from './refusals.tsx'

type Preview = NonNullable<NonNullable<(typeof previewAssignment)['~types']>['reply']>

/** What would move to whom with which clocks, what stays and why, and who would then carry how much. */
export function AssignPreview({ preview: { moves, people } }: { preview: Preview }) {
  const { t } = useTranslation('team')
  const moving = moves.filter((it) => it.to !== null)
  return (
    <section className={styles.preview} aria-label={t('preview')} aria-live="polite">
      <ul className={styles.people}>
        {people.map(({ staff, before, after }) => (
          <li key={staff.id}>
            {staff.name} <span className={styles.figures}>{t('beforeAfter', { before, after })}</span>
          </li>
        ))}
      </ul>
      {moving.length > 0 && (
        <ul className={styles.moves}>
          {moving.map(({ caseId, number, title, from, to, clocks }) => (
            <li key={caseId}>
              <div className={styles.matter}>
                <span className={styles.number}>{number}</span> {title}
              </div>
              <div className={styles.way}>
                <span>
                  {from?.name ?? t('nobody')} → <b>{to?.name}</b>
                </span>
                {clocks[0] && <DeadlineChip deadline={{ ...clocks[0], leads: true }} />}
                {clocks.length > 1 && <span>{t('moreClocks', { count: clocks.length - 1 })}</span>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Refusals moves={moves} />
    </section>
  )
}
