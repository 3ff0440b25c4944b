import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReceptionPage } from '#contract/receptions.ts'

const acts = ['announce', 'book', 'move', 'cancel', 'close'] as const
export type DayAct = (typeof acts)[number]
type Props = { day: ReceptionPage; open: (act: DayAct) => void; begin: () => void; isBusy: boolean }

/** What can be done with the day now, the next thing first; and its two papers. */
export function DayActs({ day, open, begin, isBusy }: Props) {
  const { t } = useTranslation('receptions')
  return (
    <>
      {day.actions.includes('open') && (
        <Button type="primary" size="large" onClick={begin} loading={isBusy}>
          {t('act.open')}
        </Button>
      )}
      {acts
        .filter((act) => day.actions.includes(act))
        .map((act) => (
          <Button key={act} type={act === 'close' ? 'primary' : 'default'} onClick={() => open(act)}>
            {t(`act.${act}`)}
          </Button>
        ))}
      {day.state === 'planned' && <Link to={`/receptions/${day.id}/announcement`}>{t('paper.announcement')}</Link>}
      {(day.state === 'held' || day.state === 'open') && (
        <Link to={`/receptions/${day.id}/minutes`}>{t('paper.minutes')}</Link>
      )}
    </>
  )
}
