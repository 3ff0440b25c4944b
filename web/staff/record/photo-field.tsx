import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Uploaded, uploadFile } from '../../lib/upload.ts'
import { Refused } from '../../ui/refused.tsx'
import styles from './photo-field.module.css'

/** As many photographs as a slip can want. */
const most = 9
type Props = { id?: string; value?: string[]; onChange?: (tickets: string[]) => void }

/** A photograph of the paper, by the camera of a tablet or from a file; its ticket goes with the words. */
export function PhotoField({ id, value = [], onChange }: Props) {
  const { t } = useTranslation('record')
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<Uploaded[]>([])
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const take = async (chosen: FileList | null) => {
    setError(undefined)
    setSending(true)
    try {
      const sent: Uploaded[] = []
      for (const file of [...(chosen ?? [])].slice(0, most - value.length)) sent.push(await uploadFile(file))
      setFiles((before) => [...before, ...sent])
      onChange?.([...value, ...sent.map(({ ticket }) => ticket)])
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        className={styles.input}
        tabIndex={-1}
        aria-label={t('addPhoto')}
        onChange={(event) => {
          void take(event.target.files)
          event.target.value = ''
        }}
      />
      <Button
        {...(id && { id })}
        onClick={() => input.current?.click()}
        loading={isSending}
        disabled={value.length >= most}
      >
        {t('addPhoto')}
      </Button>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.fileId}>{file.name}</li>
        ))}
      </ul>
      <Refused error={error} />
    </div>
  )
}
