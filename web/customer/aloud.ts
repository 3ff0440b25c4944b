import type { Language } from './words/say.ts'

export const canReadAloud = (): boolean => 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window

export function beQuiet(): void {
  if (canReadAloud()) speechSynthesis.cancel()
}

/** Reads a page, slowly, as one reads to an old person. Only by the device itself: nothing goes anywhere. */
export function readAloud(text: string, language: Language): void {
  if (!canReadAloud()) return
  speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.lang = language === 'zh' ? 'zh-CN' : 'en-GB'
  utterance.rate = 0.85
  const prefix = utterance.lang.slice(0, 2)
  const voice = speechSynthesis.getVoices().find(({ lang, localService }) => localService && lang.indexOf(prefix) === 0)
  if (voice) utterance.voice = voice
  speechSynthesis.speak(utterance)
}
