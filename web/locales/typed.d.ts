import type { zh } from './zh.ts'

declare module 'i18next' {
  /** A key that no screen's words have is a type error. */
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: typeof zh
  }
}
