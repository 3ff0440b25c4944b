import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { parse } from 'yaml'

/** The manual's words are YAML under `manual/`: the web apps read the same files as the server, parsed at build. */
export const yaml = (): Plugin => ({
  name: 'yaml',
  load(id) {
    if (!id.endsWith('.yaml')) return
    return { code: `export default ${JSON.stringify(parse(readFileSync(id, 'utf8')))}`, moduleType: 'js' }
  },
})
