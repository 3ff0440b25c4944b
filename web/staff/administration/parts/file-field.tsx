import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../administration.module.css'

/** As the door takes it: 900 000 letters of base64. */
const MOST_BYTES = 660_000

type Props = { id?: string; onChange?: (base64: string | undefined) => void; accept: string }

/** A file as it is, byte for byte, in base64. */
export function FileField({ id, onChange, accept }: Props) {
  const { t } = useTranslation('administration')
  const [isTooLarge, setTooLarge] = useState(false)
  const take = async (file: File | undefined) => {
    const fits = file !== undefined && file.size <= MOST_BYTES
    setTooLarge(file !== undefined && !fits)
    onChange?.(fits ? btoa(letters(new Uint8Array(await file.arrayBuffer()))) : undefined)
  }
  return (
    <>
      <input id={id} type="file" accept={accept} onChange={(event) => void take(event.target.files?.[0])} />
      {isTooLarge && <p className={styles.problem}>{t('file.tooLarge')}</p>}
    </>
  )
}

function letters(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
