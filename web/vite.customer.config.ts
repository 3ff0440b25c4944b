import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { yaml } from './yaml-plugin.ts'

/** Lays a .gz and a .br beside every file, so that the server sends small ones and computes nothing. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '.' }, bundle) {
    for (const name of Object.keys(bundle)) {
      const file = join(dir, name)
      const text = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
      writeFileSync(`${file}.br`, brotliCompressSync(text))
    }
  },
})

/** The customer's light pages (4.1.2): four kilobytes of framework, and old WebViews on five-year-old phones read them. */
export default defineConfig({
  root: `${import.meta.dirname}/customer`,
  base: '/customer/',
  plugins: [yaml(), compressed()],
  build: {
    outDir: `${import.meta.dirname}/dist/customer`,
    emptyOutDir: true,
    target: ['chrome80', 'safari13'],
    modulePreload: { polyfill: false },
  },
})
