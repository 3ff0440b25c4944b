import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { readUnit, type UnitDetail } from '#contract/organisation.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useCoded } from '../../../lib/coded.ts'
import { useUnitName } from '../../../lib/language.ts'
import { useMay } from '../../../lib/me.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { Burdens } from '../parts/burdens.tsx'
import { Facts } from '../parts/facts.tsx'
import { Acts } from '../parts/open-act.tsx'
import { Section } from '../parts/section.tsx'
import { CloseUnitForm, MoveUnitForm, RenameUnitForm } from './unit-forms.tsx'

export function UnitDrawer({ id, close }: { id: string; close: () => void }) {
  const unitName = useUnitName()
  const asked = useAsk(readUnit, { id })
  return (
    <Drawer open size={640} onClose={close} title={asked.data ? unitName(asked.data) : ''}>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asked.isPending && <Loading />}
      {asked.data && <Unit unit={asked.data} />}
    </Drawer>
  )
}

function Unit({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const mayManage = useMay('bank.manage')
  const isHead = unit.kind === 'head-office'
  return (
    <>
      <Facts
        of={[
          [t('unit.code'), unit.code],
          [t('unit.kind'), t(`unit.kinds.${unit.kind}`)],
          [t('unit.otherName'), `${unit.name} · ${unit.nameEn}`],
          [t('unit.openedOn'), unit.openedOn],
          [t('unit.closedOn'), unit.closedOn],
          [t('unit.successor'), unit.successor && unitName(unit.successor)],
          [t('unit.calendar'), unit.calendar],
        ]}
      />
      {mayManage && !unit.closedOn && (
        <Acts
          acts={[
            { name: 'rename', label: t('unit.rename'), form: (done) => <RenameUnitForm unit={unit} done={done} /> },
            ...(isHead
              ? []
              : [
                  {
                    name: 'move',
                    label: t('unit.move'),
                    form: (done: () => void) => <MoveUnitForm unit={unit} done={done} />,
                  },
                  {
                    name: 'close',
                    label: t('unit.close'),
                    isGrave: true,
                    form: (done: () => void) => <CloseUnitForm unit={unit} done={done} />,
                  },
                ]),
          ]}
        />
      )}
      <Section title={t('burden.title')}>
        <Burdens burdens={unit.burdens} />
      </Section>
      <Section title={t('unit.throughTime')}>
        <ul className={styles.list}>
          {unit.placements.map(({ fromOn, untilOn, parent }) => (
            <li key={`place ${fromOn}`}>
              <span className={styles.soft}>{untilOn ? `${fromOn} – ${untilOn}` : t('since', { day: fromOn })}</span>{' '}
              {t('unit.under', { unit: unitName(parent) })}
            </li>
          ))}
          {unit.names.map(({ fromOn, name, nameEn }) => (
            <li key={`name ${fromOn}`}>
              <span className={styles.soft}>{t('since', { day: fromOn })}</span>{' '}
              {t('unit.called', { name: `${name} · ${nameEn}` })}
            </li>
          ))}
        </ul>
      </Section>
      <UnitHistory unit={unit} />
    </>
  )
}

function UnitHistory({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation('administration')
  const coded = useCoded('administration')
  const { moment } = useMoments()
  const now = useNow()
  if (unit.history.length === 0) return null
  return (
    <Section title={t('unit.history')}>
      <ul className={styles.list}>
        {unit.history.map(({ at, event, by, facts }) => (
          <li key={`${at.getTime()} ${event}`}>
            <span className={styles.soft}>{moment(at, now)}</span> {coded(`event.${event}`, facts) ?? event}{' '}
            <span className={styles.soft}>{by?.name ?? t('system')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
