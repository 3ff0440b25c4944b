import { DownOutlined, LeftOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type Feedback, readFeedback } from '#contract/feedback.ts'
import { useAsk } from '../../../lib/ask.ts'
import { useBreadth } from '../../../lib/media.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { FeedbackDetail } from './feedback-detail.tsx'

type Props = {
  id: string | undefined
  search: string
  among: readonly Feedback[]
  address: (id?: string) => string
  close: () => void
}

/** One voice beside the list; on a phone over the whole screen. The list stays where it was. */
export function DetailDrawer({ id, search, among, address, close }: Props) {
  const { t } = useTranslation('feedback')
  const isPhone = useBreadth() === 'phone'
  const navigate = useNavigate()
  const at = among.findIndex((voice) => voice.id === id)
  const step = (to: Feedback | undefined) => to && navigate(address(to.id), { replace: true })
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      size={isPhone ? '100%' : 620}
      title={among[at]?.number ?? t('detail.words')}
      closeIcon={isPhone ? <LeftOutlined aria-label={t('detail.back')} /> : undefined}
      extra={
        at >= 0 && (
          <>
            <Button
              type="text"
              icon={<UpOutlined />}
              aria-label={t('detail.later')}
              title={t('detail.later')}
              disabled={at === 0}
              onClick={() => step(among[at - 1])}
            />
            <Button
              type="text"
              icon={<DownOutlined />}
              aria-label={t('detail.earlier')}
              title={t('detail.earlier')}
              disabled={at === among.length - 1}
              onClick={() => step(among[at + 1])}
            />
          </>
        )
      }
      styles={{ body: { padding: 0 } }}
      destroyOnHidden
    >
      {id && <Asked key={id} id={id} search={search} />}
    </Drawer>
  )
}

function Asked({ id, search }: { id: string; search: string }) {
  const asked = useAsk(readFeedback, { id })
  if (asked.error && !asked.data) return <Failure error={asked.error} again={asked.refetch} />
  if (!asked.data) return <Loading lines={7} />
  return <FeedbackDetail voice={asked.data} search={search} />
}
