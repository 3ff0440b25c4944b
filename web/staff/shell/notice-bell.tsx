import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Drawer } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listNotices } from '#contract/commitments.ts'
import { useAskPages } from '../../lib/ask.ts'
import { Loading } from '../../ui/loading.tsx'

const NoticeList = lazy(async () => ({ default: (await import('./notice-list.tsx')).NoticeList }))

/** Warnings and questions addressed to me (2.1.3: reminders before a limit, escalation after it). */
export function NoticeBell() {
  const { t } = useTranslation('shell')
  const [isOpen, setOpen] = useState(false)
  const asked = useAskPages(listNotices, { limit: 50 })
  const notices = asked.data?.pages.flatMap((page) => page.items) ?? []
  const unread = notices.filter((notice) => notice.readAt === null).length
  return (
    <>
      <Badge count={unread} overflowCount={9} size="small" offset={[-7, 7]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={t('notices.label', { count: unread })}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('notices.title')}
        size={400}
        styles={{ body: { padding: 0 } }}
      >
        <Suspense fallback={<Loading />}>
          <NoticeList asked={asked} notices={notices} close={() => setOpen(false)} />
        </Suspense>
      </Drawer>
    </>
  )
}
