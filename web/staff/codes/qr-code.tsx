import { correction, generate } from 'lean-qr'
import { useMemo } from 'react'

/** Four modules of white around it, as the standard asks: cameras find the code by its quiet edge. */
const EDGE = 4

/** A QR code as one path of an SVG, drawn here: it stays sharp on paper of any size. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = generate(text, { minCorrectionLevel: correction.M })
    let drawn = ''
    for (let y = 0; y < code.size; y++)
      for (let x = 0; x < code.size; x++) if (code.get(x, y)) drawn += `M${x} ${y}h1v1h-1z`
    return { size: code.size, path: drawn }
  }, [text])
  const whole = size + 2 * EDGE
  return (
    <svg viewBox={`${-EDGE} ${-EDGE} ${whole} ${whole}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <title>{label}</title>
      <rect x={-EDGE} y={-EDGE} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
