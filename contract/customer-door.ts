import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Tickets } from './files.ts'
import { Instant } from './instant.ts'
import { Basis, Done, Label, Stage } from './words.ts'

/** By which of the bank's own windows the page was opened: each is a channel of manual/words.yaml (4.1.2). */
export type From = z.infer<typeof From>
export const From = z.enum(['app', 'wechat', 'web'])
const Language = z.enum(['zh', 'en']).default('zh')
const Zone = z.string().min(20).max(100).optional()
/** The telephone as people write it; that it can be reached is seen when it is called. */
const Phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+?[\d\s-]{5,24}$/)

/** How the customer wishes to read (2.3.1). `typeSize` counts the steps of manual/customer.yaml from 1. */
export type Reading = z.infer<typeof Reading>
export const Reading = z.object({
  mode: z.enum(['standard', 'elder']),
  typeSize: z.int().min(1).max(3),
  readsAloud: z.boolean(),
})

const PlaceName = z.object({ code: z.string(), name: z.string(), nameEn: z.string() })
export type CustomerPlaces = z.infer<typeof CustomerPlaces>
export const CustomerPlaces = z.object({
  groups: z.array(z.object({ name: z.string(), nameEn: z.string(), places: z.array(PlaceName) })),
  /** Named in Chinese, as the bank's own list is; other languages name them by id. */
  businesses: z.array(z.object({ id: z.string(), name: z.string() })),
})
export const readDoor = endpoint({
  method: 'GET',
  path: '/api/customer/door',
  may: 'anyone',
  says: "What the customer's first screen needs to know: the bank's name, its telephone, elder mode's type sizes (2.3.1), and the outlet that the address names.",
  query: z.object({ outlet: z.string().max(40).optional() }),
  reply: z.object({
    bank: Label,
    hotline: z.string(),
    elder: z.object({ fromYears: z.int(), typeSizes: z.array(z.int()) }),
    outlet: PlaceName.nullable(),
  }),
})
export const listPlaces = endpoint({
  method: 'GET',
  path: '/api/customer/places',
  may: 'anyone',
  says: 'Outlets by branch and kinds of business, for a customer who wishes to say where and about what (4.1.2).',
  reply: CustomerPlaces,
})

/** A promise as a customer is told it: by when, what, and the clause that it stands in. */
export type ToldPromise = z.infer<typeof ToldPromise>
export const ToldPromise = z.object({ dueAt: Instant, clause: z.string(), basis: Basis, says: Label })
export type GuestReceipt = z.infer<typeof GuestReceipt>
export const GuestReceipt = z.object({
  number: z.string(),
  /** Told here and in the message, kept nowhere: with the number it opens the progress. */
  code: z.string(),
  receivedAt: Instant,
  isAnonymous: z.boolean(),
  promises: z.array(ToldPromise),
})
export const leaveFeedback = endpoint({
  method: 'POST',
  path: '/api/customer/feedback',
  may: 'anyone',
  says: "A customer's own words, pictures and voice (4.1.2), with a contact or anonymously: then nothing of who they are is stored. Answers number, code and promises at once. Send an Idempotency-Key.",
  body: z.object({
    from: From.default('web'),
    outlet: z.string().max(40).optional(),
    about: z.string().max(40).optional(),
    text: z.string().max(4000).default(''),
    attachments: Tickets.default([]),
    isAnonymous: z.boolean(),
    contact: z.object({ name: z.string().trim().max(60).optional(), phone: Phone.optional() }).optional(),
    language: Language,
    zone: Zone,
  }),
  reply: GuestReceipt,
})
export const askCallBack = endpoint({
  method: 'POST',
  path: '/api/customer/call-backs',
  may: 'anyone',
  says: 'One-tap help (一键求助, 2.3.1): a person calls back. It is a case like any other and answers its promise.',
  body: z.object({
    from: From.default('web'),
    phone: Phone,
    /** The number that the customer was just looking at. */
    about: z.string().max(20).optional(),
    language: Language,
    zone: Zone,
  }),
  reply: GuestReceipt,
})

/** What opens one's own progress: the number and its code, or the code of the link in a message. */
export type ProgressKey = z.infer<typeof ProgressKey>
export const ProgressKey = z.union([
  z.object({ number: z.string().trim().min(4).max(20), code: z.string().trim().min(4).max(20) }),
  z.object({ link: z.string().min(8).max(64) }),
])
export type Progress = z.infer<typeof Progress>
export const Progress = z.object({
  bank: Label,
  hotline: z.string(),
  number: z.string(),
  receivedAt: Instant,
  title: z.string(),
  state: z.enum(['in-work', 'answered', 'confirmed', 'reopened', 'closed', 'withdrawn', 'noted']),
  /** The five stages of 4.3 as they went: begun at, null where it has not; `isNow` is the one that runs. */
  stages: z.array(z.object({ stage: Stage.exclude(['closed']), at: Instant.nullable(), isNow: z.boolean() })),
  promises: z.array(ToldPromise),
  /** What the bank told and what the customer added, oldest first. */
  words: z.array(z.object({ kind: z.enum(['plan', 'apology', 'reply', 'added']), at: Instant, text: z.string() })),
  mayConfirm: z.boolean(),
  mayAdd: z.boolean(),
  mayWithdraw: z.boolean(),
  /** How the customer chose to read, where they are known; `isOffered` follows from their age. */
  reading: Reading.nullable(),
  isElderOffered: z.boolean(),
})
const withKey = { key: ProgressKey }
export const readProgress = endpoint({
  method: 'POST',
  path: '/api/customer/progress',
  may: 'anyone',
  says: "How the customer's matter stands (4.3), by number and code or by a message's link. A body and not an address, so that no log keeps the code.",
  body: z.object(withKey),
  reply: Progress,
})
export const answerProgress = endpoint({
  method: 'POST',
  path: '/api/customer/progress/answer',
  may: 'anyone',
  says: 'The customer confirms, or says «not solved», which reopens the case at once (4.3), and may rate. Silence stays silence.',
  body: z.object({
    ...withKey,
    isSolved: z.boolean(),
    rating: z.int().min(1).max(5).optional(),
    text: z.string().max(4000).default(''),
  }),
  reply: Progress,
})
export const addToProgress = endpoint({
  method: 'POST',
  path: '/api/customer/progress/additions',
  may: 'anyone',
  says: 'The customer adds words, pictures or voice to an open matter (补充材料). No clock starts anew for it.',
  body: z.object({ ...withKey, text: z.string().max(4000).default(''), attachments: Tickets.default([]) }),
  reply: Progress,
})
export const withdrawProgress = endpoint({
  method: 'POST',
  path: '/api/customer/progress/withdrawal',
  may: 'anyone',
  says: 'The customer withdraws; the case ends the same day (chapter 7).',
  body: z.object({ ...withKey, text: z.string().max(500).default('') }),
  reply: Progress,
})

export const openZone = endpoint({
  method: 'POST',
  path: '/api/customer/zone',
  may: 'anyone',
  says: 'The bank\'s app hands its signed-in customer over. Its server opens /c/?from=app#hand-over=TOKEN with a JSON Web Token (RFC 7519, RFC 7515): header {"alg":"HS256","kid":ID of an API key with the scope customer.hand-over}, claims {"sub":customer number,"jti":8 to 100 characters never used before,"iat":seconds,"exp":at most 300 seconds after iat}, signed with HMAC-SHA256 under the 32 bytes SHA-256(API key). A token counts once; forged, expired, reused and unknown are refused in the same words.',
  body: z.object({ token: z.string().min(20).max(2000) }),
  reply: z.object({
    zone: z.string(),
    /** So that the customer sees for whom the page speaks: 张**. */
    customer: z.object({ name: z.string(), phone: z.string().nullable() }),
    reading: Reading.nullable(),
    isElderOffered: z.boolean(),
  }),
  isSecret: true,
})
export const keepReading = endpoint({
  method: 'POST',
  path: '/api/customer/reading',
  may: 'anyone',
  says: 'Keeps how a customer who is known wishes to read: elder mode or not, type size, read aloud (2.3.1).',
  body: Reading.extend({ zone: z.string().min(20).max(100) }),
  reply: Done,
})
