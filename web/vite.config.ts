import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { yaml } from './yaml-plugin.ts'

const server = process.env.BIHUAN_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: `${import.meta.dirname}/staff`,
  plugins: [yaml(), react()],
  build: {
    outDir: `${import.meta.dirname}/dist/staff`,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            // With `without-eval`, which zod must hear before the contract's first shape is made.
            { name: 'contract', test: /node_modules[\\/]zod[\\/]|[\\/]contract[\\/]|without-eval/ },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': server } },
})
