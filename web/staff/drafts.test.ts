import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'

/** Passwords and codes are never kept, wherever they are typed. */
const SECRET = new Set(['sign-in-form.tsx', 'code-form.tsx'])
const files = globSync('web/{staff,ui}/**/*.tsx').map((file) => ({ file, text: readFileSync(file, 'utf8') }))

test('every form keeps what is typed until it is sent', () => {
  const forgetful = files.filter(
    ({ file, text }) => /<Form[\s<>]/.test(text) && !SECRET.has(basename(file)) && !text.includes('keepDraft'),
  )
  expect(forgetful.map(({ file }) => file)).toEqual([])
})

test('a longer text is written only where it is kept', () => {
  // Inside an ActForm the form keeps it; a field of its own does so itself.
  const forgetful = files.filter(
    ({ text }) =>
      /<Input\.TextArea|<textarea/.test(text) && !/<Form\.Item|<ActForm/.test(text) && !text.includes('keepDraft'),
  )
  expect(forgetful.map(({ file }) => file)).toEqual([])
})
