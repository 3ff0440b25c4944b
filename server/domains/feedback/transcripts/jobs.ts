import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { FileStore } from '#platform/files/file-store.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import type { SpeechEngine } from '#platform/speech/engine.ts'
import { soundOf } from '#platform/speech/sound.ts'
import type { World } from '#platform/world.ts'
import { type Heard, keepTranscript } from './service.ts'
import { findWaiting } from './store.ts'

const Payload = z.object({ fileId: z.uuid() })

/**
 * Writes one voice down after its feedback is durable. An engine that fails is asked again later; where there is none, or
 * where the recording is in no form that it reads, a person listens, and the page says so.
 */
export const transcribeVoice =
  (engine: SpeechEngine | undefined, store: FileStore) =>
  async (world: World, payload: unknown): Promise<void> => {
    const { fileId } = Payload.parse(payload)
    const voice = await world.transact(SYSTEM, ({ db }) => findWaiting(db, fileId))
    if (!voice) return
    const heard = await hear(engine, store, voice)
    await world.transact(SYSTEM, (ctx) => keepTranscript(ctx, fileId, heard))
  }

async function hear(
  engine: SpeechEngine | undefined,
  store: FileStore,
  { mime, digest, bytes }: { mime: string; digest: Buffer; bytes: number },
): Promise<Heard> {
  if (!engine) return { state: 'no-engine' }
  if (mime !== 'audio/wav') return { state: 'unreadable' }
  const sound = soundOf(await buffer(await store.read(digest.toString('hex'), { from: 0, to: bytes - 1 })))
  return sound ? { state: 'made', text: await engine.transcribe(sound), by: engine.name } : { state: 'unreadable' }
}
