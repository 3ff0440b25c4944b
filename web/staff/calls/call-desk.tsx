import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallDesk as Desk, linkCall, turnIntoCase, writeCallNotes } from '#contract/calls.ts'
import { useAct } from '../../lib/ask.ts'
import { useFunctionKeys } from '../../lib/function-keys.ts'
import { useSettled } from '../../lib/settled.ts'
import { speak } from '../../lib/speak.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Refused } from '../../ui/refused.tsx'
import { CallBar } from './call-bar.tsx'
import styles from './call-desk.module.css'
import { CallerPanel } from './caller-panel.tsx'
import { EarlierCases } from './earlier-cases.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { WrapUp } from './wrap-up.tsx'

/** One call, worked by keys alone: notes while talking, one key to a case, one to what there is already, one to the end. */
export function CallDesk({ call }: { call: Desk }) {
  const { t } = useTranslation('calls')
  const [notes, setNotes] = useState(call.notes)
  const [isWrapping, setWrapping] = useState(false)
  const notesField = useRef<InputRef>(null)
  const earlier = useRef<HTMLUListElement>(null)
  const turn = useAct(turnIntoCase)
  const link = useAct(linkCall)
  const isOpened = call.cases.some(({ kind }) => kind === 'opened')
  useKeptNotes(call, notes)
  useEffect(() => notesField.current?.focus(), [])

  const open = (as: 'complaint' | 'enquiry') =>
    !isOpened &&
    !turn.isPending &&
    turn.mutate({ id: call.id, as, notes }, { onSettled: () => notesField.current?.focus() })
  const toEarlier = () => earlier.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
  const keys = [
    { key: 'F2', says: t('key.complaint'), act: () => open('complaint'), isOff: isOpened, isFirst: true },
    { key: 'F4', says: t('key.enquiry'), act: () => open('enquiry'), isOff: isOpened },
    { key: 'F8', says: t('key.link'), act: toEarlier, isOff: call.earlier.length === 0 },
    { key: 'F9', says: t('key.wrapUp'), act: () => setWrapping(true), isOff: false },
  ] as const
  useFunctionKeys(Object.fromEntries(keys.map(({ key, act, isOff }) => [key, isOff ? undefined : act])))

  return (
    <div className={styles.desk}>
      <CallBar call={call} />
      <div className={styles.work}>
        <label className={styles.label} htmlFor="call-notes">
          {t('notes')}
        </label>
        <Input.TextArea
          id="call-notes"
          ref={notesField as never}
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
          autoSize={{ minRows: 6, maxRows: 14 }}
          maxLength={8000}
          placeholder={t('notesHint')}
        />
        <fieldset className={styles.keys}>
          <legend className={styles.legend}>{t('keys')}</legend>
          {keys.map(({ key, says, act, isOff, ...rest }) => (
            <Button
              key={key}
              type={'isFirst' in rest ? 'primary' : 'default'}
              size="large"
              disabled={isOff}
              onClick={() => act()}
              aria-keyshortcuts={key}
            >
              <KeyCap>{key}</KeyCap> {says}
            </Button>
          ))}
        </fieldset>
        <Refused error={turn.error ?? link.error} />
        <ReadAloud promised={call.promised} receipt={turn.data} />
        {isWrapping && <WrapUp call={call} notes={notes} close={() => setWrapping(false)} />}
      </div>
      <aside className={styles.aside} aria-label={t('caller.title')}>
        <CallerPanel call={call} />
        <EarlierCases
          ref={earlier}
          call={call}
          link={(caseId) => link.mutate({ id: call.id, caseId, notes })}
          isBusy={link.isPending}
        />
      </aside>
    </div>
  )
}

/** What is noted is kept while it is being noted; nothing on the screen is asked anew for it. */
function useKeptNotes(call: Desk, notes: string) {
  const settled = useSettled(notes, 700)
  const kept = useRef(call.notes)
  useEffect(() => {
    if (settled === kept.current) return
    const before = kept.current
    kept.current = settled
    speak(writeCallNotes, { id: call.id, notes: settled }).catch(() => {
      // Not kept: the next pause in typing, or the key that ends the call, carries them again.
      kept.current = before
    })
  }, [settled, call.id])
}
