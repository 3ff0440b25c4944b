import { PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#contract/cases.ts'
import { attachToCase, listAttachments, type UploadedFile } from '#contract/files.ts'
import { useAsk } from '../../../lib/ask.ts'
import { ActForm } from '../../../ui/act-form.tsx'
import { AttachmentList } from '../../../ui/files/attachment-list.tsx'
import { UploadField } from '../../../ui/files/upload-field.tsx'
import { NoteField } from '../../../ui/note-field.tsx'
import { Panel } from './panel.tsx'

type Fields = { files: UploadedFile[]; note: string }

/** What colleagues added to the case; what the customer sent stands with the customer's words. */
export function EvidencePanel({ current }: { current: Case }) {
  const { t } = useTranslation('files')
  const [isAdding, setAdding] = useState(false)
  const { data = [] } = useAsk(listAttachments, { caseId: current.id })
  const added = data.filter(({ feedbackId }) => feedbackId === null)
  const mayAdd = current.actions.includes('note')
  if (added.length === 0 && !mayAdd) return null
  const close = () => setAdding(false)
  return (
    <Panel
      title={t('title')}
      beside={
        mayAdd &&
        !isAdding && (
          <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('add.open')}
          </Button>
        )
      }
    >
      <AttachmentList attachments={added} />
      {isAdding && (
        <ActForm
          endpoint={attachToCase}
          draft={`attach.${current.id}`}
          input={({ files, note }: Fields) => ({
            id: current.id,
            tickets: files.map(({ ticket }) => ticket),
            note: note ?? '',
          })}
          done={close}
          cancel={close}
          submit={t('add.submit')}
        >
          <Form.Item name="files" rules={[{ required: true, type: 'array', message: t('add.missing') }]}>
            <UploadField hasRecorder />
          </Form.Item>
          <NoteField label={t('add.note')} isOptional max={2000} rows={2} />
        </ActForm>
      )}
    </Panel>
  )
}
