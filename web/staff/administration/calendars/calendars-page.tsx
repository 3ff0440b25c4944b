import { Button, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type BankCalendar, listCalendars } from '#contract/calendars.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useUnitName } from '../../../lib/language.ts'
import { useMay } from '../../../lib/me.tsx'
import { dayOf } from '../../../lib/moments.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { FollowForm } from './follow-form.tsx'
import { LoadForm } from './load-form.tsx'
import { YearView } from './year-view.tsx'

/** The calendars that deadlines are counted in, year by year. */
export function CalendarsPage() {
  const asked = useAsk(listCalendars, {})
  if (asked.error) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading />
  return <Calendars calendars={asked.data} />
}

function Calendars({ calendars }: { calendars: readonly BankCalendar[] }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const [query, setQuery] = useSearchParams()
  const [open, setOpen] = useState<'load' | 'follow'>()
  const mayManage = useMay('calendar.manage')
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const calendar = calendars.find(({ name }) => name === query.get('calendar')) ?? calendars[0]
  const year = Number(query.get('year') ?? thisYear)
  const nation = calendars.find(({ name }) => name === 'cn')
  if (!calendar || !nation) return null
  const nameOf = ({ name, level, units }: BankCalendar) =>
    level === 'national'
      ? t('calendar.nation')
      : level === 'line'
        ? t('calendar.line', { name })
        : units[0]
          ? unitName(units[0])
          : name
  const go = (name: string, next: number) => setQuery({ calendar: name, year: String(next) })
  const known = nation.years.find((it) => it.year === year)
  return (
    <>
      <div className={styles.bar}>
        <Select
          className={styles.choice ?? ''}
          aria-label={t('calendar.choose')}
          value={calendar.name}
          onChange={(name) => go(name, year)}
          options={calendars.map((it) => ({ value: it.name, label: nameOf(it) }))}
          popupMatchSelectWidth={false}
        />
        <Segmented
          aria-label={t('calendar.year')}
          value={year}
          onChange={(next) => go(calendar.name, next)}
          options={nation.years
            .map((it) => it.year)
            .filter((it) => Math.abs(it - thisYear) <= 2)
            .toSorted()}
        />
        {known && (
          <Badge look={known.status === 'provisional' ? 'warn' : 'plain'}>{t(`calendar.status.${known.status}`)}</Badge>
        )}
        {mayManage && (
          <span className={styles.end}>
            <Button onClick={() => setOpen('follow')}>{t('calendar.follow')}</Button>{' '}
            <Button type="primary" onClick={() => setOpen('load')}>
              {t('calendar.load')}
            </Button>
          </span>
        )}
      </div>
      {calendar.level !== 'national' && calendar.units.length > 0 && (
        <p className={styles.says}>{t('calendar.followedBy', { units: calendar.units.map(unitName).join('、') })}</p>
      )}
      <YearView key={`${calendar.name} ${year}`} name={calendar.name} year={year} />
      <Modal
        open={open === 'load'}
        title={t('calendar.load')}
        footer={null}
        width={760}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        <LoadForm name={calendar.name} year={year} done={() => setOpen(undefined)} />
      </Modal>
      <Modal
        open={open === 'follow'}
        title={t('calendar.follow')}
        footer={null}
        width={760}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        <FollowForm
          calendars={calendars.map((it) => ({ value: it.name, label: nameOf(it) }))}
          done={() => setOpen(undefined)}
        />
      </Modal>
    </>
  )
}
