import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Definition } from './rules.ts'

/** Reads the manual's promises; a mistake in one stops the start and names its file. */
export function loadDefinitions(root: string): Definition[] {
  const folder = join(root, 'manual', 'commitments')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const read = z.array(Definition).safeParse(parse(readFileSync(join(folder, name), 'utf8')))
      if (!read.success) throw new Error(`manual/commitments/${name}: ${z.prettifyError(read.error)}`)
      return read.data
    })
}
