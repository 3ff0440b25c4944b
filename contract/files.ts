import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './instant.ts'
import { IdParams, Note } from './words.ts'

export const FileKind = z.enum(['image', 'audio', 'document'])
export type FileKind = z.infer<typeof FileKind>

export const UploadedFile = z.object({
  fileId: z.uuid(),
  /** Secret: who attaches the file shows it. */
  ticket: z.string(),
  kind: FileKind,
  mime: z.string(),
  /** Of what is stored: a picture is drawn anew, without the place where it was taken. */
  bytes: z.int(),
  name: z.string(),
})
export type UploadedFile = z.infer<typeof UploadedFile>

/** Tickets of files that go with a feedback or a note; one post holds no more. */
export const Tickets = z.array(z.string().min(20).max(100)).max(9)

/** The body is the file itself, so this door is spoken to by `web/lib/upload.ts` and not by `call`. */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  may: 'anyone',
  says: 'Takes one file: picture, voice or PDF, as application/octet-stream, its name URI-encoded in x-file-name. Answers a ticket to attach it with; unused, the file is removed after a day (4.1.1).',
  reply: UploadedFile,
})
export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:id',
  may: 'case.read',
  says: 'The bytes of a file that is attached to something in my part of the bank; a range of them where a player seeks.',
  params: IdParams,
  reply: z.string(),
})

/** A file that belongs to a feedback or a case. */
export const Attachment = z.object({
  fileId: z.uuid(),
  feedbackId: z.uuid().nullable(),
  kind: FileKind,
  mime: z.string(),
  bytes: z.int(),
  name: z.string(),
  note: z.string(),
  /** How long a recording lasts, where its header says so. */
  seconds: z.number().nullable(),
  at: Instant,
  /** The employee who added it; null where it came with the customer's feedback. */
  by: z.string().nullable(),
  /** Of a voice: whether a machine has heard it, and what it heard. */
  transcriptState: z.enum(['waiting', 'made', 'unreadable', 'no-engine']).nullable(),
  transcript: z.string().nullable(),
})
export type Attachment = z.infer<typeof Attachment>
export const listAttachments = endpoint({
  method: 'GET',
  path: '/api/attachments',
  may: 'case.read',
  says: 'What belongs to a case (with that of its feedback) or to one feedback, oldest first.',
  query: z
    .object({ caseId: z.uuid().optional(), feedbackId: z.uuid().optional() })
    .refine(({ caseId, feedbackId }) => (caseId === undefined) !== (feedbackId === undefined), 'one of the two'),
  reply: z.array(Attachment),
})
export const attachToCase = endpoint({
  method: 'POST',
  path: '/api/cases/:id/attachments',
  may: 'case.work',
  says: 'Adds uploaded files to a case: evidence, or what a note speaks of.',
  params: IdParams,
  body: z.object({ tickets: Tickets.min(1), note: Note.max(2000).default('') }),
  reply: z.array(Attachment),
})
