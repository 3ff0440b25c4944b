import { defineConfig } from 'vite'

/** The customer's light pages: no framework, and old WebViews on five-year-old phones must read them. */
export default defineConfig({
  root: `${import.meta.dirname}/customer`,
  base: '/customer/',
  build: {
    outDir: `${import.meta.dirname}/dist/customer`,
    emptyOutDir: true,
    target: ['chrome80', 'safari13'],
    modulePreload: { polyfill: false },
  },
})
