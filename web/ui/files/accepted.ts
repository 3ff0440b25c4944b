import type { FileKind } from '#contract/files.ts'

/** What a file chooser offers. JPEG is named and not «image/*», so that an iPhone hands over JPEG rather than HEIC. */
const TYPES: Record<FileKind, string> = {
  image: 'image/jpeg,image/png,image/webp,.heic',
  audio: 'audio/*,.amr',
  document: 'application/pdf',
}
export const acceptOf = (kinds: readonly FileKind[]): string => kinds.map((kind) => TYPES[kind]).join(',')
