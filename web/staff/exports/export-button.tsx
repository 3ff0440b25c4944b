import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askExport, readExport } from '#contract/analysis.ts'
import type { FeedbackFilter } from '#contract/feedback.ts'
import { useAct, useAsk } from '../../lib/ask.ts'
import { useLanguage } from '../../lib/language.ts'
import { useRefusalWords } from '../../ui/refusal-words.ts'

/** Asks for the filter's feedback as a file, tells how far it is, and offers it when it is there. */
export function ExportButton({ filter }: { filter: FeedbackFilter }) {
  const { t } = useTranslation('exports')
  const language = useLanguage()
  const words = useRefusalWords()
  const { notification } = App.useApp()
  const [askedFor, setAskedFor] = useState<string>()
  const act = useAct(askExport, { done: (made) => setAskedFor(made.id) })
  const made = useAsk(
    readExport,
    { id: askedFor ?? '' },
    { isOn: askedFor !== undefined, everyMilliseconds: 1000 },
  ).data

  useEffect(() => {
    if (!made || made.id !== askedFor) return
    const facts = { name: made.name, rows: made.totalRows }
    const shared = { key: made.id, description: t('says') }
    if (made.state === 'waiting') notification.info({ ...shared, title: t('making', facts), duration: 0 })
    if (made.state === 'failed') notification.error({ key: made.id, title: t('failed'), duration: 0 })
    if (made.state === 'ready')
      notification.success({
        ...shared,
        title: t('ready', facts),
        duration: 0,
        actions: (
          <Button type="primary" href={`/api/exports/${made.id}/file`} download icon={<DownloadOutlined />}>
            {t('save')}
          </Button>
        ),
      })
    if (made.state !== 'waiting') setAskedFor(undefined)
  }, [made, askedFor, notification, t])

  useEffect(() => {
    if (act.error) notification.error({ title: words(act.error) })
  }, [act.error, notification, words])

  return (
    <Dropdown
      menu={{
        items: [
          { key: 'xlsx', label: t('xlsx') },
          { key: 'csv', label: t('csv') },
        ],
        onClick: ({ key }) => act.mutate({ format: key === 'csv' ? 'csv' : 'xlsx', language, filter }),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={act.isPending || askedFor !== undefined}>
        {t('open')}
      </Button>
    </Dropdown>
  )
}
