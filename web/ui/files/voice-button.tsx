import { AudioOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Recorder, type Recording, RecordingRefused, startRecording } from '../../lib/files/recorder.ts'
import { timeWords } from '../../lib/files/size-words.ts'
import styles from './voice-button.module.css'

const MOST_SECONDS = 120

type State =
  | { name: 'still'; why?: RecordingRefused['why'] }
  | { name: 'running'; seconds: number; level: number }
  | { name: 'ended'; recording: Recording; address: string }

/** Records, lets it be heard, and hands it over only when its speaker says so. */
export function VoiceButton({ done, isDisabled }: { done: (file: File) => void; isDisabled: boolean }) {
  const { t } = useTranslation('files')
  const [state, setState] = useState<State>({ name: 'still' })
  const recorder = useRef<Recorder>(undefined)
  useEffect(() => () => recorder.current?.cancel(), [])

  async function stop() {
    const running = recorder.current
    recorder.current = undefined
    if (!running) return
    const recording = await running.stop()
    setState({ name: 'ended', recording, address: URL.createObjectURL(recording.blob) })
  }
  async function start() {
    setState({ name: 'running', seconds: 0, level: 0 })
    try {
      recorder.current = await startRecording({
        mostSeconds: MOST_SECONDS,
        heard: (seconds, level) => setState({ name: 'running', seconds, level }),
        full: () => void stop(),
      })
    } catch (error) {
      setState({ name: 'still', why: error instanceof RecordingRefused ? error.why : 'unable' })
    }
  }
  const leave = (next: () => void) => {
    if (state.name === 'ended') URL.revokeObjectURL(state.address)
    next()
  }

  if (state.name === 'still')
    return (
      <>
        <Button icon={<AudioOutlined />} disabled={isDisabled} onClick={() => void start()}>
          {t('record.start')}
        </Button>
        {state.why && (
          <span className={styles.refused} role="alert">
            {t(`record.${state.why}`)}
          </span>
        )}
      </>
    )
  if (state.name === 'running')
    return (
      <div className={styles.row}>
        <Button danger onClick={() => void stop()}>
          {t('record.stop')}
        </Button>
        <meter className={styles.level} min={0} max={1} value={state.level} aria-hidden="true" />
        <span className={styles.soft}>
          {t('record.running', { time: timeWords(state.seconds), most: timeWords(MOST_SECONDS) })}
        </span>
      </div>
    )
  const use = () => {
    done(new File([state.recording.blob], state.recording.name, { type: state.recording.blob.type }))
    setState({ name: 'still' })
  }
  return (
    <div className={styles.row}>
      {/* biome-ignore lint/a11y/useMediaCaption: somebody's own words, a moment old. */}
      <audio className={styles.player} controls src={state.address} aria-label={t('record.listen')} />
      <Button type="primary" onClick={() => leave(use)}>
        {t('record.use')}
      </Button>
      <Button onClick={() => leave(() => void start())}>{t('record.drop')}</Button>
    </div>
  )
}
