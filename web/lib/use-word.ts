import { useLanguage } from './language.ts'
import { labelOf, manualWords, type WordList } from './manual-words.ts'

/** The reader's word for an id of the manual: word('business', 'credit_card') → 信用卡. */
export function useWord() {
  const language = useLanguage()
  return (list: WordList, id: string) => labelOf(list, id)[language]
}

/** All words of a list, as a choice offers them. */
export function useChoices(list: WordList) {
  const language = useLanguage()
  return manualWords[list].map(({ id, name }) => ({ value: id, label: name[language] }))
}
