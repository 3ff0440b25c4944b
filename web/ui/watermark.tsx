import { createPortal } from 'react-dom'
import type { WatermarkStrength } from '#contract/house.ts'
import { watermarkText } from '#contract/watermark.ts'
import { useNow } from '../lib/bank-time.tsx'
import styles from './watermark.module.css'

const [SIZE, ANGLE] = [15, -22]
const OPACITY: Record<Exclude<WatermarkStrength, 'off'>, number> = { faint: 0.045, clear: 0.1 }

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

/** About as wide as it is drawn: a Chinese character is a square, a Latin letter little more than half of one. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? SIZE : SIZE * 0.6), 0)

/** Twice in a tile, one above the other and shifted, so that no strip of the screen is without it; neither is cut off. */
function tile(text: string, opacity: number, ink: string): string {
  const length = widthOf(text)
  const column = Math.ceil(length * Math.cos((ANGLE * Math.PI) / 180)) + 60
  const row = Math.ceil(length * Math.sin((-ANGLE * Math.PI) / 180)) + 40
  const line = (x: number, y: number) =>
    `<text x="${x}" y="${y}" transform="rotate(${ANGLE} ${x} ${y})" fill="${ink}" fill-opacity="${opacity}" font-size="${SIZE}" font-family="sans-serif">${escaped(text)}</text>`
  const lines = line(20, row - 10) + line(20 + column, 2 * row - 10)
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * column}" height="${2 * row}">${lines}</svg>`
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
