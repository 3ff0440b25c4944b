import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { keptChoice } from './kept-choice.ts'

/** Chinese first (chapter «across all clauses»); a language is fetched when it is spoken. */
export type Language = 'zh' | 'en'
const language = keptChoice<Language>('bihuan.language', ['zh', 'en'])

const spoken = {
  zh: async () => (await import('../locales/zh.ts')).zh,
  en: async () => (await import('../locales/en.ts')).en,
}

export async function startLanguage() {
  const chosen = language.read()
  await i18next.use(initReactI18next).init({
    lng: chosen,
    fallbackLng: false,
    resources: { [chosen]: await spoken[chosen]() },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

export async function speakLanguage(chosen: Language) {
  if (!i18next.hasResourceBundle(chosen, 'shell'))
    for (const [namespace, words] of Object.entries(await spoken[chosen]()))
      i18next.addResourceBundle(chosen, namespace, words)
  language.choose(chosen)
  await i18next.changeLanguage(chosen)
}
