import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { type PersonDetail, readPersonDetail } from '#contract/people.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useNow } from '../../../lib/bank-time.tsx'
import { useUnitName } from '../../../lib/language.ts'
import { useMay, useMe } from '../../../lib/me.tsx'
import { useMoments } from '../../../lib/use-moments.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import styles from '../administration.module.css'
import { Burdens } from '../parts/burdens.tsx'
import { Facts } from '../parts/facts.tsx'
import { Acts } from '../parts/open-act.tsx'
import { Section } from '../parts/section.tsx'
import { ChangePersonForm, LeaveForm } from './person-forms.tsx'
import { ResetPassword } from './reset-password.tsx'
import { GiveRoleForm, RolesHeld } from './roles-held.tsx'
import { Sessions } from './sessions.tsx'

export function PersonDrawer({ id, close }: { id: string; close: () => void }) {
  const asked = useAsk(readPersonDetail, { id })
  return (
    <Drawer open size={640} onClose={close} title={asked.data ? `${asked.data.name} · ${asked.data.post}` : ''}>
      {asked.error && <Failure error={asked.error} again={asked.refetch} />}
      {asked.isPending && <Loading />}
      {asked.data && <OnePerson person={asked.data} />}
    </Drawer>
  )
}

function OnePerson({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('administration')
  const unitName = useUnitName()
  const { moment } = useMoments()
  const now = useNow()
  const me = useMe()
  const isMine = me.id === person.id
  const mayKeep = useMay('staff.manage') && !person.leftOn && !isMine
  return (
    <>
      <Facts
        of={[
          [t('person.login'), person.login],
          [t('person.number'), person.personKey],
          [t('person.unit'), unitName(person.unit)],
          [t('person.deputy'), person.deputy && `${person.deputy.name} · ${person.deputy.post}`],
          [t('person.joinedOn'), person.joinedOn],
          [t('person.left'), person.leftOn],
          [t('person.otherAccounts'), person.otherAccounts.map(({ login }) => login).join(', ') || null],
          [t('person.passwordAt'), person.passwordChangedAt && moment(person.passwordChangedAt, now)],
        ]}
      />
      {isMine && <p className={styles.soft}>{t('person.isMine')}</p>}
      {person.oneTimeUntil && (
        <p className={styles.soft}>{t('person.oneTime', { until: moment(person.oneTimeUntil, now) })}</p>
      )}
      {mayKeep && (
        <Acts
          acts={[
            { name: 'role', label: t('person.giveRole'), form: (done) => <GiveRoleForm person={person} done={done} /> },
            {
              name: 'change',
              label: t('person.change'),
              form: (done) => <ChangePersonForm person={person} done={done} />,
            },
            {
              name: 'password',
              label: t('person.reset'),
              form: (done) => <ResetPassword person={person} done={done} />,
            },
            {
              name: 'leave',
              label: t('person.leave'),
              isGrave: true,
              form: (done) => <LeaveForm person={person} done={done} />,
            },
          ]}
        />
      )}
      <Section title={t('person.roles')}>
        <RolesHeld person={person} mayEnd={mayKeep} />
      </Section>
      <Section title={t('burden.person')}>
        <Burdens burdens={person.burdens} />
      </Section>
      {mayKeep && (
        <Section title={t('person.sessions')}>
          <Sessions person={person} />
        </Section>
      )}
    </>
  )
}
