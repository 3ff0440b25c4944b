import { defineConfig, type Plugin } from 'vite'

/** Writes into the service worker what it must keep: every built file of the evaluator, named by its own digest. */
const keepOffline = (): Plugin => ({
  name: 'keep-offline',
  generateBundle(_, bundle) {
    const worker = bundle['sw.js']
    if (worker?.type !== 'chunk') throw new Error('the evaluator has no service worker')
    const rating = /(^|\/)rate(-|\.)/
    const files = Object.keys(bundle).filter(
      (name) => name !== 'sw.js' && !rating.test(name) && !name.endsWith('.html'),
    )
    const placed = worker.code.replace(
      /(["'`])%FILES%\1/,
      JSON.stringify(files.toSorted().map((name) => `/kiosk/${name}`)),
    )
    if (placed === worker.code) throw new Error('the service worker has no place for its files')
    worker.code = placed
  },
})

/** The counter evaluator (服务评价器), and the page behind a scanned code, which shares its faces. */
export default defineConfig({
  root: `${import.meta.dirname}/kiosk`,
  base: '/kiosk/',
  plugins: [keepOffline()],
  build: {
    outDir: `${import.meta.dirname}/dist/kiosk`,
    emptyOutDir: true,
    target: ['chrome80', 'safari13'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        evaluator: `${import.meta.dirname}/kiosk/index.html`,
        rate: `${import.meta.dirname}/kiosk/rate.html`,
        sw: `${import.meta.dirname}/kiosk/sw.ts`,
      },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})
