import { SnippetsOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../ui/loading.tsx'

const TextBlockList = lazy(async () => ({ default: (await import('./text-block-list.tsx')).TextBlockList }))

type Props = {
  caseId: string
  /** What stands in the field now, offered to be kept. */
  text: string
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  insert: (text: string) => void
}

/** Words kept ready, filled with this case; opened by the button or by `/` at the beginning of a line. */
export function TextBlockButton({ caseId, text, isOpen, setOpen, insert }: Props) {
  const { t } = useTranslation('textBlocks')
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Suspense fallback={<Loading />}>
          <TextBlockList
            caseId={caseId}
            text={text}
            insert={(filled) => {
              insert(filled)
              setOpen(false)
            }}
          />
        </Suspense>
      }
    >
      <Button size="small" icon={<SnippetsOutlined />}>
        {t('open')}
      </Button>
    </Popover>
  )
}
