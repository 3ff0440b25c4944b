import { useTranslation } from 'react-i18next'
import type { CalendarForesight } from '#contract/calendars.ts'
import { useSay } from '../../../lib/language.ts'
import { useMoments } from '../../../lib/use-moments.ts'
import styles from '../administration.module.css'
import { Problems } from '../parts/problems.tsx'
import { RowTable } from '../parts/row-table.tsx'

/** Which running dates would move, before anything is written. */
export function Foreseen({ seen }: { seen: CalendarForesight }) {
  const { t } = useTranslation('administration')
  const say = useSay()
  const { dueStamp } = useMoments()
  if (seen.problems.length > 0) return <Problems problems={seen.problems} />
  return (
    <>
      <p role="status">
        {seen.isDone
          ? t('calendar.moved', { count: seen.movedCount })
          : t('calendar.wouldMove', { count: seen.movedCount })}
      </p>
      {seen.moved.length > 0 && (
        <RowTable
          label={t('calendar.movedList')}
          heads={[t('whatIf.case'), t('person.unit'), t('commitment.name'), t('whatIf.wasDue'), t('whatIf.becomesDue')]}
        >
          {seen.moved.map((it) => (
            <tr key={it.clockId}>
              <th scope="row" className={styles.nowrap}>
                {it.caseNumber ?? '—'}
              </th>
              <td>{it.unitName}</td>
              <td>{say(it.title)}</td>
              <td className={styles.nowrap}>{dueStamp(it.oldDueAt)}</td>
              <td className={styles.nowrap}>{dueStamp(it.newDueAt)}</td>
            </tr>
          ))}
        </RowTable>
      )}
    </>
  )
}
