import { Button } from 'antd'
import { speakLanguage } from '../../lib/i18n.ts'
import { useLanguage } from '../../lib/language.ts'

// Each language is named in itself: who cannot read this one finds their own.
const others = { zh: { to: 'en', name: 'English', tag: 'en' }, en: { to: 'zh', name: '中文', tag: 'zh-CN' } } as const

export function LanguageSwitch() {
  const other = others[useLanguage()]
  return (
    <Button type="text" lang={other.tag} onClick={() => speakLanguage(other.to)}>
      {other.name}
    </Button>
  )
}
