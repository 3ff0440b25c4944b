import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { type ReceptionPage as Day, openReception, readReception } from '#contract/receptions.ts'
import { useAct, useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { onlyId } from '../../lib/only-id.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { Refused } from '../../ui/refused.tsx'
import { Appointments } from './appointments.tsx'
import { CloseForm } from './close-form.tsx'
import { type DayAct, DayActs } from './day-acts.tsx'
import { AnnounceForm, BookForm, CancelForm, MoveForm } from './day-forms.tsx'
import { DayState } from './day-state.tsx'
import { MatterForm } from './matter-form.tsx'
import { Matters } from './matters.tsx'
import { Minutes } from './minutes.tsx'
import styles from './reception-page.module.css'

/** One reception day, on the tablet beside the president: who comes, what is raised, and how far each matter is. */
export function ReceptionPage() {
  const { t } = useTranslation('receptions')
  const { id = '' } = useParams()
  const asked = useAsk(readReception, { id }, { everyMilliseconds: 30_000, keepsPrevious: true })
  if (asked.error && !asked.data)
    return (
      <Page title={t('title')}>
        <Failure error={asked.error} again={asked.refetch} />
      </Page>
    )
  return asked.data ? <Whole day={asked.data} /> : <Loading />
}

function Whole({ day }: { day: Day }) {
  const { t } = useTranslation('receptions')
  const unitName = useUnitName()
  const now = useNow()
  const { day: dayName, time } = useMoments()
  const [act, setAct] = useState<DayAct | null>(null)
  const begin = useAct(openReception)
  const may = (action: Day['actions'][number]) => day.actions.includes(action)
  const close = () => setAct(null)
  const forms = { announce: AnnounceForm, move: MoveForm, cancel: CancelForm, book: BookForm, close: CloseForm }
  const Form = act ? forms[act] : undefined
  return (
    <Page
      title={t('dayTitle', { unit: unitName(day.unit), day: dayName(day.fromAt, now) })}
      beside={<DayActs day={day} open={setAct} begin={() => begin.mutate(onlyId(day.id))} isBusy={begin.isPending} />}
    >
      <section className={styles.facts} aria-label={t('facts')}>
        <DayState day={day} now={now} />
        <span>
          {time(day.fromAt)}–{time(day.untilAt)}
        </span>
        <span>{day.place}</span>
        <span>{t('president', { name: day.president.name })}</span>
        {day.theme && <span>{day.theme}</span>}
        {day.announcedAt && (
          <span className={styles.faint}>
            {t('announced', { where: day.announcedIn.map((each) => t(`where.${each as 'app'}`)).join(t('comma')) })}
          </span>
        )}
      </section>
      {day.changes.map((change) => (
        <p key={change.at.toISOString()} className={styles.change}>
          {t(`change.${change.kind}`, {
            was: dayName(change.wasAt, now),
            becomes: change.becomesAt ? dayName(change.becomesAt, now) : '',
            name: change.by.name,
            reason: change.reason,
          })}
        </p>
      ))}
      <Refused error={begin.error} />
      {Form && (
        <div className={styles.form}>
          <Form day={day} done={close} />
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {may('record') && <MatterForm day={day} />}
          <Matters day={day} />
          {(may('minutes') || day.minutes) && <Minutes day={day} />}
        </div>
        <Appointments day={day} maySettle={may('book')} />
      </div>
    </Page>
  )
}
