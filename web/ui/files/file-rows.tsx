import { CheckCircleFilled, CloseOutlined, RedoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UploadedFile } from '#contract/files.ts'
import { sizeWords } from '../../lib/files/size-words.ts'
import { useRefusalWords } from '../refusal-words.ts'
import styles from './upload-field.module.css'
import type { Going } from './use-uploads.ts'

function Row({ name, says, children }: { name: string; says: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.file}>
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        {says}
      </div>
      {children}
    </li>
  )
}

export function SentFile({ file, remove }: { file: UploadedFile; remove: () => void }) {
  const { t } = useTranslation('files')
  return (
    <Row
      name={file.name}
      says={
        <span className={styles.soft}>
          <CheckCircleFilled className={styles.done} /> {t('sent', { size: sizeWords(file.bytes) })}
        </span>
      }
    >
      <Button type="text" icon={<CloseOutlined />} aria-label={t('remove', { name: file.name })} onClick={remove} />
    </Row>
  )
}

/** Its size is told before it travels; a refusal stays until somebody tries again or takes it away. */
export function GoingFile({ going, again, remove }: { going: Going; again: () => void; remove: () => void }) {
  const { t } = useTranslation('files')
  const words = useRefusalWords()
  const percent = Math.round(going.share * 100)
  const failed = going.error !== undefined
  return (
    <Row
      name={going.name}
      says={
        failed ? (
          <span className={styles.failed} role="alert">
            {words(going.error)}
          </span>
        ) : (
          <span className={styles.soft}>
            <progress className={styles.bar} max={100} value={percent} aria-label={going.name} />
            {percent < 100 ? t('going', { size: sizeWords(going.bytes), percent }) : t('checking')}
          </span>
        )
      }
    >
      {failed && (
        <Button type="text" icon={<RedoOutlined />} aria-label={t('again', { name: going.name })} onClick={again} />
      )}
      <Button type="text" icon={<CloseOutlined />} aria-label={t('remove', { name: going.name })} onClick={remove} />
    </Row>
  )
}
