import { en } from './en.ts'
import { zh } from './zh.ts'

export type Language = 'zh' | 'en'
export type Word = keyof typeof zh
export type Say = (word: Word, facts?: Record<string, string | number>) => string

const words: Record<Language, Record<Word, string>> = { zh, en }

export const sayIn =
  (language: Language): Say =>
  (word, facts = {}) =>
    words[language][word].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))

export const isWord = (word: string): word is Word => word in zh
