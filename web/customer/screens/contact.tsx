/** @jsxImportSource preact */
import { newKey, type Receipt, send } from '../door.ts'
import type { Draft } from '../draft.ts'
import { Button, LineField, Note } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { handIn, useSending, withoutTickets } from '../sending.ts'
import { useDraft } from '../use-draft.ts'
import { useVisit, type Visit } from '../visit.ts'

const bodyOf = ({ from, zone, language, door }: Visit, draft: Draft, isAnonymous: boolean, attachments: string[]) => {
  const outlet = door.outlet?.code ?? draft.outlet
  const phone = draft.phone.trim()
  const name = draft.name.trim()
  return {
    from,
    language,
    text: draft.text,
    attachments,
    isAnonymous,
    ...(outlet && { outlet }),
    ...(draft.about && { about: draft.about }),
    ...(!isAnonymous && zone && { zone: zone.zone }),
    ...(!isAnonymous && !zone && { contact: { phone, ...(name && { name }) } }),
  }
}

/** The last of three screens: two buttons and no box that is ticked already. Sent once, however often it is pressed. */
export function Contact() {
  const visit = useVisit()
  const { say, zone, isElder, goOn, keepReceipt, hold } = visit
  const { draft, change, put, wipe } = useDraft('feedback')
  const { note, setNote, run } = useSending(visit)
  if (!draft) return <Page title={say('contactTitle')}>{say('loading')}</Page>

  const submit = (isAnonymous: boolean) => {
    if (!isAnonymous && !zone && draft.phone.trim() === '') return setNote(say('phoneMissing'))
    void run(
      async (tell) => {
        const tickets = await handIn(draft, put, (n, all) => tell(say('uploading', { n, all })))
        const body = bodyOf(visit, draft, isAnonymous, tickets)
        const of = JSON.stringify(body)
        // The same words keep their key, so that sending again is the same sending; other words are another one.
        const attempt = draft.attempt.of === of ? draft.attempt : { key: newKey(), of }
        change({ attempt })
        const receipt = await send<Receipt>('/api/customer/feedback', body, attempt.key)
        keepReceipt(receipt)
        hold({ number: receipt.number, code: receipt.code })
        wipe()
        goOn('receipt')
      },
      () => put(withoutTickets(draft)),
    )
  }
  return (
    <Page title={say('contactTitle')}>
      <p className="faint">{say('step', { n: 3 })}</p>
      {zone ? (
        <p>{say('contactKnown', { name: zone.customer.name, phone: zone.customer.phone ?? '' })}</p>
      ) : (
        <>
          <p>{say('contactSays')}</p>
          <LineField
            label={say('phone')}
            keys="tel"
            most={24}
            value={draft.phone}
            typed={(phone) => change({ phone })}
          />
          {!isElder && (
            <LineField label={say('name')} most={60} value={draft.name} typed={(name) => change({ name })} />
          )}
        </>
      )}
      <Note text={note} />
      <Button press={() => submit(false)}>{say(zone ? 'sendKnown' : 'sendNamed')}</Button>
      <Button look="second" press={() => submit(true)}>
        {say('sendAnonymous')}
      </Button>
    </Page>
  )
}
