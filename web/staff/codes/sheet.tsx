import { useTranslation } from 'react-i18next'
import type { RatingCode } from '#contract/codes.ts'
import type { Label } from '#contract/words.ts'
import { QrCode } from './qr-code.tsx'
import styles from './sheet.module.css'
import { useCodeName } from './use-code-name.ts'

export type SheetWords = { ask: Label; scan: Label; safe: Label }
type Props = { code: RatingCode; bank: Label; words: SheetWords }

/**
 * What a customer sees of a code, on paper or glass: in both languages always, with the outlet and counter by name, and of
 * a person only what the bank wants to be read.
 */
export function Sheet({ code, bank, words }: Props) {
  const { t } = useTranslation('codes')
  const name = useCodeName()(code)
  const { unit, counter, staffShown, kind } = code
  const place = [{ zh: unit.name, en: unit.nameEn }, counter, kind === 'employee' ? staffShown : null].filter(
    (it) => it !== null,
  )
  return (
    <article className={styles.sheet} aria-label={t('printing.sheet', { name })}>
      <p className={styles.bank}>
        <span lang="zh-CN">{bank.zh}</span> <span lang="en">{bank.en}</span>
      </p>
      <h2 className={styles.ask}>
        <span lang="zh-CN">{words.ask.zh}</span>
        <span lang="en">{words.ask.en}</span>
      </h2>
      <div className={styles.code}>
        <QrCode text={code.address} label={name} />
      </div>
      <p className={styles.scan}>
        <span lang="zh-CN">{words.scan.zh}</span>
        <span lang="en">{words.scan.en}</span>
      </p>
      <p className={styles.place}>
        <span lang="zh-CN">{place.map(({ zh }) => zh).join(' · ')}</span>
        <span lang="en">{place.map(({ en }) => en).join(' · ')}</span>
      </p>
      <p className={styles.safe}>
        <span lang="zh-CN">{words.safe.zh}</span>
        <span lang="en">{words.safe.en}</span>
      </p>
    </article>
  )
}
