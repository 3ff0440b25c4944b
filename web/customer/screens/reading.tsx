/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { beQuiet, canReadAloud } from '../aloud.ts'
import { keepChoice, recallChoice } from '../device.ts'
import { canDictate } from '../microphone.ts'
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
      {canDictate() && <Dictation />}
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

/** Whether the device also writes down what is spoken into it. Off until somebody wishes it. */
function Dictation() {
  const { say } = useVisit()
  const [isOn, setOn] = useState(recallChoice<boolean>('dictates') ?? false)
  return (
    <Choice
      legend={say('dictate')}
      name="dictates"
      value={isOn ? 'on' : 'off'}
      choose={(value) => {
        keepChoice('dictates', value === 'on')
        setOn(value === 'on')
      }}
      options={[
        { value: 'on', label: say('on') },
        { value: 'off', label: say('off') },
      ]}
    />
  )
}
