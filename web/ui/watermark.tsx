import { createPortal } from 'react-dom'
import type { WatermarkStrength } from '#contract/house.ts'
import { watermarkText } from '#contract/watermark.ts'
import { useNow } from '../lib/bank-time.tsx'
import styles from './watermark.module.css'

/** Wide enough for a long name with login and minute, and no text of the page ever has two of them over it. */
const [WIDTH, HEIGHT] = [420, 260]
const OPACITY: Record<Exclude<WatermarkStrength, 'off'>, number> = { faint: 0.045, clear: 0.1 }

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

/** Half as an upper, half as a lower row, so that no strip of the screen is without it. */
function tile(text: string, opacity: number, ink: string): string {
  const line = (x: number, y: number) =>
    `<text x="${x}" y="${y}" transform="rotate(-22 ${x} ${y})" fill="${ink}" fill-opacity="${opacity}" font-size="15" font-family="sans-serif">${escaped(text)}</text>`
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${line(16, 118)}${line(WIDTH / 2, HEIGHT - 4)}</svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(picture)}")`
}

type Props = { who: { name: string; login: string }; strength: WatermarkStrength; isDark: boolean }

/** Name and time over the whole screen and every printed page: nothing of it can be clicked, selected or read aloud. */
export function Watermark({ who, strength, isDark }: Props) {
  const now = useNow()
  if (strength === 'off') return null
  const text = watermarkText(who, now)
  const images = {
    '--on-screen': tile(text, OPACITY[strength], isDark ? '#ffffff' : '#000000'),
    '--on-paper': tile(text, OPACITY[strength], '#000000'),
  }
  return createPortal(
    <div className={styles.mark} style={images as object} aria-hidden="true" data-mark={text} />,
    document.body,
  )
}
