import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMedia } from '../lib/media.ts'
import { palettes } from './palette.ts'
import { antdTheme, fontFamily } from './theme.ts'
import { useMode } from './use-mode.ts'

const languageTag = { zh: 'zh-CN', en: 'en' }

/** Light or dark, size of targets and language, for antd and for our own style sheets alike. */
export function Look({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const isTouch = useMedia('(pointer: coarse)')
  const mode = useMode()

  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset.look = mode
    root.lang = languageTag[language]
    root.style.colorScheme = mode
    root.style.setProperty('--font', fontFamily)
    for (const [name, value] of Object.entries(palettes[mode])) root.style.setProperty(`--${kebab(name)}`, value)
  }, [mode, language])

  return (
    <ConfigProvider
      theme={antdTheme(mode, isTouch)}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <App message={{ maxCount: 3 }}>{children}</App>
    </ConfigProvider>
  )
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
