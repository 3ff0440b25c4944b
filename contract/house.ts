import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** How strongly name and time stand behind everything that the staff see, print and export. */
export const WatermarkStrength = z.enum(['off', 'faint', 'clear'])
export type WatermarkStrength = z.infer<typeof WatermarkStrength>

export type House = z.infer<typeof House>
export const House = z.object({
  watermark: WatermarkStrength,
  /** The demo bank: whoever comes is offered to be shown around. */
  isDemo: z.boolean(),
})
export const readHouse = endpoint({
  method: 'GET',
  path: '/api/house',
  may: 'staff',
  says: 'What is the same on every screen of this installation.',
  reply: House,
})
