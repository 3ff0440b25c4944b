import { AudioOutlined, DownloadOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/files.ts'
import { sizeWords, timeWords } from '../../lib/files/size-words.ts'
import styles from './attachment-list.module.css'

/** No browser plays it: it is fetched and opened elsewhere. */
const MUTE = 'audio/amr'

/** The customer's voice, and beneath it what a machine heard, named as such: the voice is what counts. */
export function VoicePlayer({ voice }: { voice: Attachment }) {
  const { t } = useTranslation('files')
  const address = `/api/files/${voice.fileId}`
  return (
    <figure className={styles.voice}>
      <div className={styles.head}>
        <AudioOutlined aria-hidden />
        <span>{t('voice')}</span>
        <span className={styles.soft}>
          {voice.seconds === null ? sizeWords(voice.bytes) : timeWords(voice.seconds)}
        </span>
        <a className={styles.fetch} href={address} download={voice.name} aria-label={t('fetch', { name: voice.name })}>
          <DownloadOutlined />
        </a>
      </div>
      {voice.mime === MUTE ? (
        <p className={styles.soft}>{t('mute')}</p>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: what is said stands below, where a machine has written it down.
        <audio className={styles.player} controls preload="none" src={address} aria-label={voice.name} />
      )}
      {voice.transcript !== null && (
        <figcaption>
          <p className={styles.transcript}>{voice.transcript || t('silent')}</p>
          <p className={styles.soft}>{t('transcript.made')}</p>
        </figcaption>
      )}
      {voice.transcriptState !== null && voice.transcriptState !== 'made' && (
        <p className={styles.soft}>{t(`transcript.${voice.transcriptState}`)}</p>
      )}
    </figure>
  )
}
