import { CallRefused } from '#contract/call.ts'

export type Uploaded = {
  fileId: string
  ticket: string
  kind: 'image' | 'audio' | 'document'
  name: string
  bytes: number
}

/** Sends a file's own bytes; what comes back is a ticket that goes with the words it belongs to. */
export async function uploadFile(file: File): Promise<Uploaded> {
  const response = await fetch('/api/files', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  })
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (!response.ok) throw new CallRefused(response.status, String(answer.code ?? 'no-answer'), {})
  return answer as Uploaded
}
