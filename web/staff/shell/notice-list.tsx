import { BellOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Notice, readNotices } from '#contract/commitments.ts'
import { useAct } from '../../lib/ask.ts'
import { useNow } from '../../lib/bank-time.tsx'
import { useMoments } from '../../lib/use-moments.ts'
import { Failure } from '../../ui/failure.tsx'
import { Loading } from '../../ui/loading.tsx'
import { State } from '../../ui/state.tsx'
import styles from './notice-list.module.css'
import { useNoticeWords } from './notice-words.ts'

type Asked = {
  error: unknown
  isPending: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  refetch: () => void
  fetchNextPage: () => void
}

export function NoticeList({ asked, notices, close }: { asked: Asked; notices: Notice[]; close: () => void }) {
  const { t } = useTranslation('shell')
  const read = useAct(readNotices)
  const unread = notices.filter((notice) => notice.readAt === null).map((notice) => notice.id)
  if (asked.error) return <Failure error={asked.error} again={asked.refetch} />
  if (asked.isPending) return <Loading />
  if (notices.length === 0)
    return <State sign={<BellOutlined />} title={t('notices.none')} says={t('notices.noneSays')} />
  return (
    <>
      {unread.length > 0 && (
        <div className={styles.all}>
          <Button type="link" loading={read.isPending} onClick={() => read.mutate({ ids: unread.slice(0, 200) })}>
            {t('notices.readAll')}
          </Button>
        </div>
      )}
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={notice.id} className={notice.readAt === null ? styles.unread : styles.notice}>
            <Words notice={notice} open={() => close()} read={() => read.mutate({ ids: [notice.id] })} />
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button type="link" block loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      )}
    </>
  )
}

function Words({ notice, open, read }: { notice: Notice; open: () => void; read: () => void }) {
  const { moment, exact } = useMoments()
  const now = useNow()
  const words = useNoticeWords()(notice)
  const address = addressOf(notice)
  const follow = () => {
    if (notice.readAt === null) read()
    open()
  }
  return (
    <>
      <time className={styles.at} dateTime={notice.at.toISOString()} title={exact(notice.at)}>
        {moment(notice.at, now)}
      </time>
      {address ? (
        <Link to={address} onClick={follow} className={styles.words}>
          {words}
        </Link>
      ) : (
        <div className={styles.words}>{words}</div>
      )}
    </>
  )
}

/** Where a notice leads: to its case, or to the report that it tells of. */
function addressOf({ kind, caseId, detail }: Notice): string | undefined {
  if (caseId) return `/cases/${caseId}`
  return kind === 'report.made' ? `/reports/${detail.week}/${detail.unitId}` : undefined
}
