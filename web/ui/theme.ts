import { type ThemeConfig, theme } from 'antd'
import { palettes } from './palette.ts'

/** Latin first for figures, then the Chinese face of each system; the page's `lang` keeps Simplified glyphs. */
export const fontFamily = [
  '-apple-system',
  'BlinkMacSystemFont',
  '"Segoe UI"',
  '"PingFang SC"',
  '"Hiragino Sans GB"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Source Han Sans SC"',
  'sans-serif',
].join(', ')

/** antd speaks our tokens. `isTouch`: controls of 40 px for fingers, else 32 px for a dense desk. */
export function antdTheme(mode: 'light' | 'dark', isTouch: boolean): ThemeConfig {
  const colour = palettes[mode]
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: 14,
      lineHeight: 1.5714,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      controlHeight: isTouch ? 40 : 32,
      controlHeightSM: isTouch ? 36 : 26,
      colorPrimary: colour.accent,
      colorInfo: colour.accent,
      colorLink: colour.accent,
      colorError: colour.late,
      colorWarning: colour.soon,
      colorSuccess: colour.kept,
      colorTextBase: colour.ink,
      colorBgBase: colour.paper,
      colorBgLayout: colour.ground,
      colorBgContainer: colour.paper,
      colorBgElevated: mode === 'dark' ? colour.sunken : colour.paper,
      colorBorder: mode === 'dark' ? colour.lineStrong : '#b9c0c9',
      colorBorderSecondary: colour.line,
      colorTextSecondary: colour.inkSoft,
      colorTextTertiary: colour.inkFaint,
      colorTextDescription: colour.inkFaint,
      colorTextPlaceholder: colour.inkFaint,
      colorTextLightSolid: colour.onAccent,
      controlItemBgActive: colour.accentSoft,
      controlItemBgActiveHover: colour.accentSoft,
      controlItemBgHover: colour.sunken,
      boxShadow: '0 6px 24px rgb(16 23 37 / 14%)',
      boxShadowSecondary: '0 6px 24px rgb(16 23 37 / 16%)',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? colour.line : colour.ink, colorTextLightSolid: '#ffffff' },
      Segmented: { trackBg: colour.sunken, itemSelectedBg: colour.paper, itemSelectedColor: colour.accent },
      Tabs: { horizontalMargin: '0' },
    },
  }
}
