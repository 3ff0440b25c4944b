import { FilePdfOutlined } from '@ant-design/icons'
import { Image } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/files.ts'
import { sizeWords } from '../../lib/files/size-words.ts'
import styles from './attachment-list.module.css'
import { VoicePlayer } from './voice-player.tsx'

export const addressOf = (file: { fileId: string }): string => `/api/files/${file.fileId}`

/** What came with the words: pictures to look at, voices to hear and read, documents to fetch. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  const { t } = useTranslation('files')
  const images = attachments.filter(({ kind }) => kind === 'image')
  const others = attachments.filter(({ kind }) => kind !== 'image')
  if (attachments.length === 0) return null
  return (
    <div className={styles.all}>
      {images.length > 0 && (
        <Image.PreviewGroup>
          <ul className={styles.images} aria-label={t('images')}>
            {images.map((image) => (
              <li key={image.fileId}>
                <Image
                  className={styles.image ?? ''}
                  width={112}
                  height={84}
                  src={addressOf(image)}
                  alt={image.note || image.name}
                />
                <Said attachment={image} />
              </li>
            ))}
          </ul>
        </Image.PreviewGroup>
      )}
      {others.map((other) => (
        <div key={other.fileId}>
          {other.kind === 'audio' ? (
            <VoicePlayer voice={other} />
          ) : (
            <a className={styles.document} href={addressOf(other)} download={other.name}>
              <FilePdfOutlined /> {other.name} <span className={styles.soft}>{sizeWords(other.bytes)}</span>
            </a>
          )}
          <Said attachment={other} />
        </div>
      ))}
    </div>
  )
}

/** Who added it and why, where it was the bank and not the customer. */
function Said({ attachment: { by, note } }: { attachment: Attachment }) {
  const { t } = useTranslation('files')
  if (!by) return null
  return <span className={styles.soft}>{note ? t('addedWith', { by, note }) : t('addedBy', { by })}</span>
}
