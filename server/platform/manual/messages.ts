import { z } from 'zod'
import { Bilingual } from './bilingual.ts'

/** Texts that go to customers by themselves, and what stands for their words where none was written. */
export const Messages = z.strictObject({
  receipt: Bilingual,
  reply: Bilingual,
  callWithoutNotes: Bilingual,
  wechatWelcome: Bilingual,
  wechatReceipt: Bilingual,
  wechatAdded: Bilingual,
  wechatVoice: Bilingual,
  wechatPicture: Bilingual,
})
export type Messages = z.infer<typeof Messages>

/** Fills a template; a place that nothing fills would reach a customer as a brace, so it is a fault. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing fills {${name}} in a message`)
    return value
  })
}
