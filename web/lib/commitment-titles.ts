import { z } from 'zod'
import { Label } from '#contract/words.ts'

const files = import.meta.glob('../../manual/commitments/*.yaml', { eager: true, import: 'default' })
const Definitions = z.array(z.object({ id: z.string(), title: Label }))
const titles = new Map(
  Object.values(files)
    .flatMap((file) => Definitions.parse(file))
    .map(({ id, title }) => [id, title]),
)

/** A promise by its id, where only the id is known; one that a bank added later is shown by its id. */
export const commitmentTitle = (id: string): Label => titles.get(id) ?? { zh: id, en: id }
