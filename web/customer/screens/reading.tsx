/** @jsxImportSource preact */
import { beQuiet, canReadAloud } from '../aloud.ts'
import { Button, Choice } from '../parts/controls.tsx'
import { Page } from '../parts/page.tsx'
import { useVisit } from '../visit.ts'

/** Type size, reading aloud and language of elder mode (2.3.1); leaving it is as easy as entering. */
export function ReadingPage() {
  const { say, reading, read, language, speak } = useVisit()
  return (
    <Page title={say('readingTitle')}>
      <Choice
        legend={say('typeSize')}
        name="type-size"
        value={String(reading.typeSize)}
        choose={(value) => read({ typeSize: Number(value) })}
        options={([1, 2, 3] as const).map((size) => ({ value: String(size), label: say(`typeSize${size}`) }))}
      />
      {canReadAloud() ? (
        <Button
          look="second"
          press={() => {
            if (reading.readsAloud) beQuiet()
            read({ readsAloud: !reading.readsAloud })
          }}
        >
          {say(reading.readsAloud ? 'readOn' : 'readOff')}
        </Button>
      ) : (
        <p>{say('readUnable')}</p>
      )}
      <Choice
        legend={say('languageLabel')}
        name="language"
        value={language}
        choose={(value) => speak(value === 'en' ? 'en' : 'zh')}
        options={[
          { value: 'zh', label: say('chinese') },
          { value: 'en', label: say('english') },
        ]}
      />
      <Button
        look="plain"
        press={() => {
          beQuiet()
          read({ mode: 'standard' })
        }}
      >
        {say('leaveElder')}
      </Button>
    </Page>
  )
}
