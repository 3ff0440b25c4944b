import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

/** A document as plain values: it travels to another thread. Table layouts by name: `quiet`, `grid`. */
export type PdfPage = { definition: TDocumentDefinitions; footer: string }

/** Long enough for a thousand pages; a renderer that hangs must not hang for ever. */
const MOST_MILLISECONDS = 120_000

/** Draws a PDF in a thread of its own, gone afterwards: requests are answered meanwhile, and its memory is given back. */
export function renderPdf(page: PdfPage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'pdf-worker.ts'), {
      workerData: page,
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    })
    const timer = setTimeout(() => {
      void worker.terminate()
      reject(new Error(`a document was not drawn within ${MOST_MILLISECONDS} ms`))
    }, MOST_MILLISECONDS)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      if (code !== 0) reject(new Error(`the drawing of a document ended with ${code}`))
    })
  })
}
