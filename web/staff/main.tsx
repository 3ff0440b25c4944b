import '../lib/without-eval.ts'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import '../ui/print.css'
import { startLanguage } from '../lib/i18n.ts'
import { StaffApp } from './app.tsx'

await startLanguage()
const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the app')
createRoot(root).render(
  <StrictMode>
    <StaffApp />
  </StrictMode>,
)
