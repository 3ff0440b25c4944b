import { PhoneOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { readPresentCall, rehearseCall } from '#contract/calls.ts'
import { useAct, useAsk } from '../../lib/ask.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { Refused } from '../../ui/refused.tsx'
import { State } from '../../ui/state.tsx'
import { CallDesk } from './call-desk.tsx'
import { MyCalls } from './my-calls.tsx'

/** A ringing call is on the agent's screen within two seconds. */
const askMilliseconds = 2_000

/** The hotline's desk: the call in hand and everything it needs, or the calls that were (4.1.2). */
export function CallsPage() {
  const { t } = useTranslation('calls')
  const asked = useAsk(readPresentCall, {}, { everyMilliseconds: askMilliseconds, keepsPrevious: true })
  const rehearse = useAct(rehearseCall)
  const call = asked.data?.call
  const ring = asked.data?.mayRehearse && !call && (
    <Button onClick={() => rehearse.mutate({})} loading={rehearse.isPending}>
      {t('rehearse')}
    </Button>
  )
  return (
    <Page title={t('title')} beside={ring || undefined}>
      <Refused error={rehearse.error} />
      {asked.error && !asked.data ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : !asked.data ? (
        <Loading />
      ) : call ? (
        <CallDesk key={call.id} call={call} />
      ) : (
        <>
          <State sign={<PhoneOutlined />} title={t('none')} says={t('noneSays')} />
          <MyCalls />
        </>
      )}
    </Page>
  )
}
