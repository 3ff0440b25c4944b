import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileKind, UploadedFile } from '#contract/files.ts'
import { useMedia } from '../../lib/media.ts'
import { acceptOf } from './accepted.ts'
import { GoingFile, SentFile } from './file-rows.tsx'
import styles from './upload-field.module.css'
import { useUploads } from './use-uploads.ts'
import { VoiceButton } from './voice-button.tsx'

export type UploadFieldProps = {
  /** What is uploaded and not yet attached. A `Form.Item` of antd gives this and `onChange` by itself. */
  value?: UploadedFile[]
  onChange?: (files: UploadedFile[]) => void
  kinds?: readonly FileKind[]
  /** The server takes at most nine at a time. */
  most?: number
  /** The purpose, where the words of the field do not say it: «photo of the letter». */
  label?: string
  id?: string
  isDisabled?: boolean
  /** Whether a voice can be recorded in place. */
  hasRecorder?: boolean
}

const all: readonly FileKind[] = ['image', 'audio', 'document']
const none: UploadedFile[] = []
/** antd shows every file input of a form, also one that is `hidden`. */
const unseen = { display: 'none' }

/** Files by choosing, dropping, pasting or the tablet's camera; each with its size, its progress and a way back. */
export function UploadField({ value = none, onChange, kinds = all, most = 9, ...props }: UploadFieldProps) {
  const { t } = useTranslation('files')
  const ownId = useId()
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const isTouched = useMedia('(pointer: coarse)')
  const latest = useRef(value)
  latest.current = value
  const { going, add, again, drop } = useUploads((change) => onChange?.(change(latest.current)))
  const room = most - value.length - going.length
  const isShut = props.isDisabled === true || room < 1
  const offered = (kinds.length === 1 && kinds[0]) || 'all'
  const take = (files: Iterable<File> | null) => add([...(files ?? [])].slice(0, Math.max(0, room)))
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!isShut) take(event.dataTransfer.files)
  }
  const chosen = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    take(currentTarget.files)
    currentTarget.value = ''
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are shortcuts; the buttons inside do the same by keyboard.
    <div
      className={isOver ? `${styles.field} ${styles.over}` : styles.field}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(!isShut)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
      onPaste={(event) => {
        if (!isShut && event.clipboardData.files.length > 0) take(event.clipboardData.files)
      }}
    >
      <div className={styles.buttons}>
        <Button
          id={props.id ?? ownId}
          icon={<PaperClipOutlined />}
          disabled={isShut}
          onClick={() => chooser.current?.click()}
        >
          {props.label ?? t('choose')}
        </Button>
        {isTouched && kinds.includes('image') && (
          <Button icon={<CameraOutlined />} disabled={isShut} onClick={() => camera.current?.click()}>
            {t('camera')}
          </Button>
        )}
        {props.hasRecorder && <VoiceButton isDisabled={isShut} done={(file) => take([file])} />}
        <span className={styles.says}>{t(`says.${offered}`, { count: most })}</span>
      </div>
      <input ref={chooser} type="file" style={unseen} multiple={most > 1} accept={acceptOf(kinds)} onChange={chosen} />
      <input ref={camera} type="file" style={unseen} accept="image/jpeg" capture="environment" onChange={chosen} />
      {value.length + going.length > 0 && (
        <ul className={styles.files}>
          {value.map((file) => (
            <SentFile
              key={file.fileId}
              file={file}
              remove={() => onChange?.(value.filter(({ fileId }) => fileId !== file.fileId))}
            />
          ))}
          {going.map((each) => (
            <GoingFile key={each.key} going={each} again={() => again(each)} remove={() => drop(each.key)} />
          ))}
        </ul>
      )}
    </div>
  )
}
