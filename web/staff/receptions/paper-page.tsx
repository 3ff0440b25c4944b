import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { type ReceptionPage, readReception } from '#contract/receptions.ts'
import { useAsk } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useUnitName } from '../../lib/language.ts'
import { useMoments } from '../../lib/use-moments.ts'
import { useWord } from '../../lib/use-word.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useTitle } from '../../ui/page.tsx'
import styles from './paper-page.module.css'

/** The day on paper: its minutes with every matter, or the announcement for the outlet's door in large type. */
export function PaperPage({ kind }: { kind: 'minutes' | 'announcement' }) {
  const { t } = useTranslation('receptions')
  const { id = '' } = useParams()
  const asked = useAsk(readReception, { id })
  useTitle(t(`paper.${kind}`))
  if (asked.error) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading />
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Link to={`/receptions/${id}`}>{t('paper.back')}</Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
          {t('paper.print')}
        </Button>
      </div>
      {kind === 'minutes' ? <MinutesPaper day={asked.data} /> : <AnnouncementPaper day={asked.data} />}
    </div>
  )
}

function MinutesPaper({ day }: { day: ReceptionPage }) {
  const { t } = useTranslation('receptions')
  const unitName = useUnitName()
  const word = useWord()
  const { stamp, dueStamp, time } = useMoments()
  return (
    <article className={styles.sheet}>
      <h1>{t('paper.minutesOf', { unit: unitName(day.unit) })}</h1>
      <dl className={styles.facts}>
        <dt>{t('paper.when')}</dt>
        <dd>
          {stamp(day.fromAt)}–{time(day.untilAt)}
        </dd>
        <dt>{t('plan.place')}</dt>
        <dd>{day.place}</dd>
        <dt>{t('paper.president')}</dt>
        <dd>{day.president.name}</dd>
        <dt>{t('paper.heldBy')}</dt>
        <dd>{day.heldBy?.name ?? t('nobodyYet')}</dd>
        <dt>{t('paper.visitors')}</dt>
        <dd>
          {day.matters === 0 ? t('matter.nobody') : t('paper.counts', { count: day.matters, booked: day.appointments })}
        </dd>
      </dl>
      {day.matterList.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('paper.nth')}</th>
              <th>{t('paper.matter')}</th>
              <th>{t('paper.number')}</th>
              <th>{t('paper.owner')}</th>
              <th>{t('paper.stage')}</th>
              <th>{t('paper.due')}</th>
            </tr>
          </thead>
          <tbody>
            {day.matterList.map((matter) => {
              const lead = matter.deadlines.find(({ leads }) => leads)
              return (
                <tr key={matter.caseId}>
                  <td>{matter.nth}</td>
                  <td>
                    {matter.name && `${matter.name} `}
                    {matter.title}
                  </td>
                  <td className={styles.whole}>{matter.number}</td>
                  <td className={styles.whole}>{matter.owner?.name ?? ''}</td>
                  <td className={styles.whole}>
                    {matter.stage === 'closed' ? t('closed') : word('stages', matter.stage)}
                  </td>
                  <td className={styles.whole}>{lead ? dueStamp(lead.dueAt) : ''}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <h2>{t('minutes')}</h2>
      <p className={styles.text}>{day.minutes || t('minutesNone')}</p>
      <p className={styles.sign}>{t('paper.signature')}</p>
    </article>
  )
}

function AnnouncementPaper({ day }: { day: ReceptionPage }) {
  const { t } = useTranslation('receptions')
  const unitName = useUnitName()
  const now = useNow()
  const { day: dayName, time } = useMoments()
  return (
    <article className={`${styles.sheet} ${styles.poster}`}>
      <h1>{t('paper.poster')}</h1>
      <p className={styles.unit}>{unitName(day.unit)}</p>
      <p className={styles.when}>
        {dayName(day.fromAt, now)}
        <br />
        {time(day.fromAt)}–{time(day.untilAt)}
      </p>
      <p>{t('paper.posterPlace', { place: day.place })}</p>
      <p>{t('paper.posterPresident', { name: day.president.name })}</p>
      {day.theme && <p>{t('paper.posterTheme', { theme: day.theme })}</p>}
      <p className={styles.invite}>{t('paper.posterInvite')}</p>
    </article>
  )
}
export const MinutesPage = () => <PaperPage kind="minutes" />
export const AnnouncementPage = () => <PaperPage kind="announcement" />
