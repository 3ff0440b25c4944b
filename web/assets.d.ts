/// <reference types="vite/client" />

/** antd's own words; its package gives them no types that a module can import. */
declare module 'antd/es/locale/*' {
  import type { Locale } from 'antd/es/locale/index.js'

  const locale: Locale
  export default locale
}
