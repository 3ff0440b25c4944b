import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RatingCode } from '#contract/codes.ts'
import type { Label } from '#contract/words.ts'
import { Sheet, type SheetWords } from './sheet.tsx'
import styles from './show-code.module.css'

type Props = { code: RatingCode; bank: Label; sheet: SheetWords; close: () => void }

/** The whole screen for the customer: a lobby manager holds out a phone or tablet. The screen stays lit meanwhile. */
export function ShowCode({ code, bank, sheet, close }: Props) {
  const { t } = useTranslation('codes')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // Neither is there in every browser, and both may be refused: the code is shown all the same.
    const lit = navigator.wakeLock?.request('screen').catch(() => undefined)
    return () => void lit?.then((lock) => lock?.release())
  }, [])
  return (
    <dialog ref={dialog} className={styles.dialog} onClose={close} aria-label={t('display')}>
      <Sheet code={code} bank={bank} words={sheet} />
      <button type="button" className={styles.close} onClick={close}>
        {t('close')}
      </button>
    </dialog>
  )
}
