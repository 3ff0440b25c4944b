import type { UploadedFile } from '#contract/files.ts'

/** Why a file was not taken; `code` is a key of the refusals in every language. Status 0: nobody answered. */
export class UploadRefused extends Error {
  readonly status: number
  readonly code: string
  readonly detail: Record<string, unknown>

  constructor(status: number, code: string, detail: Record<string, unknown> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.detail = detail
  }
}

/** `progressed` hears shares from 0 to 1. */
export type Upload = { progressed?: (share: number) => void; signal?: AbortSignal }

/**
 * Sends one file and answers its ticket. Plain and without dependencies, since the customer's light pages use it too; not
 * `fetch`, which cannot tell how much has been sent.
 */
export function uploadFile(file: Blob, name: string, { progressed, signal }: Upload = {}): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(name.slice(0, 200)))
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => progressed?.(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      const answer = request.response as (UploadedFile & { code?: string; detail?: Record<string, unknown> }) | null
      if (request.status === 200 && answer) resolve(answer)
      else reject(new UploadRefused(request.status, answer?.code ?? 'no-answer', answer?.detail))
    })
    request.addEventListener('error', () => reject(new UploadRefused(0, 'no-answer')))
    request.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    if (signal?.aborted) request.abort()
    else request.send(file)
  })
}
