/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { type Places, read } from '../door.ts'
import { Button } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { Pictures } from '../parts/pictures.tsx'
import { useDraft } from '../use-draft.ts'
import { useVisit } from '../visit.ts'

/** The second of three screens: where and about what, all of it optional. Elder mode asks for a picture here. */
export function About() {
  const { say, go, isElder, language, door } = useVisit()
  const { draft, change } = useDraft('feedback')
  const [english, setEnglish] = useState<Readonly<Record<string, string>>>({})
  const [places, setPlaces] = useState<Places | undefined>()
  useEffect(() => {
    // Without the list nothing is missing but the list: both questions are optional.
    void read<Places>('/api/customer/places').then(setPlaces, () => {})
  }, [])
  useEffect(() => {
    if (language === 'en')
      void import('../../locales/en/taxonomy.yaml').then((file) =>
        setEnglish((file.default as { business: Record<string, string> }).business),
      )
  }, [language])
  const title = say(isElder ? 'aboutTitleElder' : 'aboutTitle')
  if (!draft) return <Page title={title}>{say('loading')}</Page>
  const nameOf = (it: { name: string; nameEn: string }) => (language === 'zh' ? it.name : it.nameEn)
  return (
    <Page title={title}>
      <p className="faint">{say('step', { n: 2 })}</p>
      <p>{say('aboutSays')}</p>
      {isElder && <Pictures draft={draft} change={change} />}
      {door.outlet ? (
        <p className="title">{say('atOutlet', { name: nameOf(door.outlet) })}</p>
      ) : (
        places && (
          <label className="field">
            {say('outlet')}
            <select value={draft.outlet} onChange={({ currentTarget }) => change({ outlet: currentTarget.value })}>
              <option value="">{say('noOutlet')}</option>
              {places.groups.map((group) => (
                <optgroup key={group.name} label={nameOf(group)}>
                  {group.places.map((place) => (
                    <option key={place.code} value={place.code}>
                      {nameOf(place)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
        )
      )}
      {places && !isElder && (
        <label className="field">
          {say('business')}
          <select value={draft.about} onChange={({ currentTarget }) => change({ about: currentTarget.value })}>
            <option value="">{say('noBusiness')}</option>
            {places.businesses.map(({ id, name }) => (
              <option key={id} value={id}>
                {nameOf({ name, nameEn: english[id] ?? name })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button press={() => go('contact')}>{say('next')}</Button>
    </Page>
  )
}
