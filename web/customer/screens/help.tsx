/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks'
import { newKey, type Receipt, send } from '../door.ts'
import { Button, LineField, Note } from '../parts/controls.tsx'
import { HelpLink } from '../parts/frame.tsx'
import { Page } from '../parts/page.tsx'
import { useSending } from '../sending.ts'
import { useVisit } from '../visit.ts'

/** Manual 2.3.1: a person within one step. The bar below has called already; here is what to do where it could not. */
export function Help() {
  const { say, go, isElder } = useVisit()
  return (
    <Page title={say('helpTitle')}>
      {isElder && <p>{say('helpSays')}</p>}
      {!isElder && <HelpLink look="big first" />}
      <Button look={isElder ? 'first' : 'second'} press={() => go('call-back')}>
        {say('callBack')}
      </Button>
      {isElder && (
        <Button look="second" press={() => go('reading')}>
          {say('tools')}
        </Button>
      )}
    </Page>
  )
}

export function CallBack() {
  const visit = useVisit()
  const { say, language, from, key, zone, goOn, keepReceipt, hold } = visit
  const [phone, setPhone] = useState('')
  const attempt = useRef({ key: newKey(), of: '' })
  const { note, setNote, run } = useSending(visit)
  const submit = () => {
    if (phone.trim() === '') return setNote(say('phoneMissing'))
    void run(async () => {
      const about = key && 'number' in key ? { about: key.number } : {}
      const body = { from, language, phone: phone.trim(), ...about, ...(zone && { zone: zone.zone }) }
      const of = JSON.stringify(body)
      if (attempt.current.of !== of) attempt.current = { key: newKey(), of }
      const receipt = await send<Receipt>('/api/customer/call-backs', body, attempt.current.key)
      keepReceipt(receipt)
      hold({ number: receipt.number, code: receipt.code })
      goOn('call-back-receipt')
    })
  }
  return (
    <Page title={say('callBackTitle')}>
      <p>{say('callBackSays')}</p>
      <LineField label={say('phone')} keys="tel" most={24} value={phone} typed={setPhone} />
      <Note text={note} />
      <Button press={submit}>{say('callBack')}</Button>
    </Page>
  )
}
