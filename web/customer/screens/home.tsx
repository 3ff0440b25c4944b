/** @jsxImportSource preact */

import { isEmpty } from '../draft.ts'
import { Button } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { useDraft } from '../use-draft.ts'
import { useVisit } from '../visit.ts'

export function Home() {
  const visit = useVisit()
  const { say, go, door, language, zone, isElder, isElderOffered, read } = visit
  const { draft } = useDraft('feedback')
  const outlet = door.outlet && (language === 'zh' ? door.outlet.name : door.outlet.nameEn)
  return (
    <Page title={say('homeTitle')}>
      {isElderOffered && !isElder && (
        <section className="offer">
          <h2>{say('offerTitle')}</h2>
          <p>{say('offerSays')}</p>
          <Button press={() => read({ mode: 'elder' })}>{say('offerYes')}</Button>
          <Button look="plain" press={() => read({ mode: 'standard' })}>
            {say('offerNo')}
          </Button>
        </section>
      )}
      {zone && <p>{say('hello', { name: zone.customer.name })}</p>}
      {outlet && <p className="title">{say('atOutlet', { name: outlet })}</p>}
      <p>{say('homeSays')}</p>
      {draft && !isEmpty(draft) && <p className="title">{say('homeDraft')}</p>}
      <Button press={() => go('say')}>{say('homeLeave')}</Button>
      <Button look="second" press={() => go('find')}>
        {say('homeFind')}
      </Button>
      {!isElder && (
        <Button look="plain" press={() => go('help')}>
          {say('helpTitle')}
        </Button>
      )}
    </Page>
  )
}
