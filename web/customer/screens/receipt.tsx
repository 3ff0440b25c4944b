/** @jsxImportSource preact */
import { Button } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { Promises } from '../parts/promises.tsx'
import { useVisit } from '../visit.ts'

/** Number, code and promised dates at once (4.1.2, 4.2.2). */
export function ReceiptPage({ title }: { title: string }) {
  const { say, receipt, go, goOn, zone } = useVisit()
  if (!receipt) return <Page title={say('homeTitle')}>{<Button press={() => goOn('')}>{say('home')}</Button>}</Page>
  const { number, code, isAnonymous, promises } = receipt
  return (
    <Page title={title}>
      <dl className="numbers">
        <dt>{say('receiptNumber')}</dt>
        <dd>{number}</dd>
        <dt>{say('receiptCode')}</dt>
        <dd>{`${code.slice(0, 4)} ${code.slice(4)}`}</dd>
      </dl>
      <p>{say('receiptKeep')}</p>
      <p className="title">
        {isAnonymous ? say('receiptAnonymous') : zone && !zone.customer.phone ? '' : say('receiptSms')}
      </p>
      <Promises promises={promises} />
      <Button press={() => go('progress')}>{say('seeProgress')}</Button>
      <Button look="second" press={() => goOn('')}>
        {say('home')}
      </Button>
    </Page>
  )
}
