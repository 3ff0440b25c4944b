import { useTranslation } from 'react-i18next'
import type { zh } from '../locales/zh.ts'

/** Words looked up by a code of the server's; undefined where this screen does not know the code yet. */
export function useCoded(namespace: keyof typeof zh) {
  const { i18n } = useTranslation()
  return (code: string, detail: Record<string, unknown> = {}): string | undefined => {
    const words: unknown = i18n.t(code, { ...detail, ns: namespace, defaultValue: '' })
    return typeof words === 'string' && words !== '' ? words : undefined
  }
}
