import { z } from 'zod'

/** The words of the manual that the code itself must know; all other words are data in `manual/`. */
export type Grade = z.infer<typeof Grade>
export const Grade = z.enum(['I', 'II', 'III'])

export type Stage = z.infer<typeof Stage>
/** Manual 4.3: 接收—分析—处理—反馈—验证; `closed` is after the last. */
export const Stage = z.enum(['receive', 'analyse', 'handle', 'reply', 'verify', 'closed'])

export type Outcome = z.infer<typeof Outcome>
export const Outcome = z.enum(['verified', 'withdrawn', 'merged', 'invalid', 'looked-back'])

export type Basis = z.infer<typeof Basis>
export const Basis = z.enum(['manual', 'law'])

export type ClockState = z.infer<typeof ClockState>
export const ClockState = z.enum(['running', 'paused', 'met', 'missed', 'superseded', 'cancelled'])

export type Label = z.infer<typeof Label>
export const Label = z.object({ zh: z.string(), en: z.string() })

/** A page of a list: `next` is handed back as `after` to read on; null at the end. */
export const page = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
export const PageQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A short text that a person writes as a reason or a note. */
export const Reason = z.string().trim().min(2).max(2000)
export const Note = z.string().trim().max(8000)
export const Done = z.object({ ok: z.literal(true) })
export const IdParams = z.object({ id: z.uuid() })

export type UnitRef = z.infer<typeof UnitRef>
export const UnitRef = z.object({ id: z.uuid(), code: z.string(), name: z.string(), nameEn: z.string() })
export type StaffRef = z.infer<typeof StaffRef>
export const StaffRef = z.object({ id: z.uuid(), name: z.string(), post: z.string() })
