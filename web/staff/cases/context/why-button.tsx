import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Deadline, explainDeadline } from '#contract/commitments.ts'
import { useAsk } from '../../../lib/ask.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { WhyThisDate } from '../../../ui/why-this-date.tsx'
import styles from './why-button.module.css'

export function WhyButton({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation('ui')
  return (
    <Popover trigger="click" placement="leftTop" content={<Answer deadline={deadline} />} destroyOnHidden>
      <Button type="link" size="small" className={styles.why ?? ''}>
        {t('why.ask')}
      </Button>
    </Popover>
  )
}

function Answer({ deadline }: { deadline: Deadline }) {
  const asked = useAsk(explainDeadline, { id: deadline.clockId })
  return (
    <div className={styles.answer}>
      {asked.data ? (
        <WhyThisDate why={asked.data} />
      ) : asked.error ? (
        <Failure error={asked.error} again={asked.refetch} />
      ) : (
        <Loading />
      )}
    </div>
  )
}
