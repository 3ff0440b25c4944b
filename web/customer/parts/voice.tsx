/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { beQuiet } from '../aloud.ts'
import { keepChoice, recallChoice } from '../device.ts'
import type { Draft } from '../draft.ts'
import { canDictate, canRecord, dictate, type Recording, record } from '../microphone.ts'
import { useVisit } from '../visit.ts'
import { Button, FileButton, Note } from './controls.tsx'

/** Five minutes of speech: then it stops by itself, and what was said is kept. */
const LONGEST_SECONDS = 300

/** Spoken input: one button begins and ends it, so that nobody has to hold anything. */
export function Voice({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { say, language, isElder } = useVisit()
  const [recording, setRecording] = useState<{ at: Recording; stopText: () => void } | undefined>()
  const [seconds, setSeconds] = useState(0)
  const [isRefused, setRefused] = useState(false)
  const [isDictated, setDictated] = useState(recallChoice<boolean>('dictates') ?? false)
  const stopping = useRef(() => {})

  async function stop(): Promise<void> {
    if (!recording) return
    setRecording(undefined)
    recording.stopText()
    const { blob, name } = await recording.at.stop()
    change({ voice: { blob, name, seconds: Math.max(1, seconds) } })
  }
  stopping.current = () => void stop()

  async function start(): Promise<void> {
    beQuiet()
    const at = await record()
    setRefused(!at)
    if (!at) return
    setSeconds(0)
    const before = draft.text
    const stopText = isDictated ? dictate(language, (text) => change({ text: before + text })) : () => {}
    setRecording({ at, stopText })
  }

  useEffect(() => {
    if (!recording) return
    const tick = setInterval(() => setSeconds((now) => now + 1), 1000)
    return () => clearInterval(tick)
  }, [recording])
  useEffect(() => {
    if (seconds >= LONGEST_SECONDS) stopping.current()
  }, [seconds])
  // Whoever goes on while speaking has said it all the same.
  useEffect(() => () => stopping.current(), [])

  if (!canRecord())
    return (
      <FileButton
        label={say(draft.voice ? 'recordAgain' : 'recordFile')}
        accept="audio/*"
        chosen={([file]) => file && change({ voice: { blob: file, name: file.name } })}
      />
    )
  const state = recording
    ? say('recording', { seconds })
    : draft.voice
      ? say('recorded', { seconds: draft.voice.seconds ?? 0 })
      : isRefused
        ? say('recordRefused')
        : ''
  return (
    <div className="voice">
      {canDictate() && !recording && !isElder && (
        <label className="tick">
          <input
            type="checkbox"
            checked={isDictated}
            onChange={() => {
              keepChoice('dictates', !isDictated)
              setDictated(!isDictated)
            }}
          />
          <span>{say('dictate')}</span>
        </label>
      )}
      <Button look="second" press={() => void (recording ? stop() : start())}>
        {say(recording ? 'recordStop' : draft.voice ? 'recordAgain' : 'record')}
      </Button>
      {draft.voice && !recording && !isElder && (
        <Button look="plain" press={() => change({ voice: null })}>
          {say('recordRemove')}
        </Button>
      )}
      <Note text={state} />
    </div>
  )
}
