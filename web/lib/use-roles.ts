import { z } from 'zod'
import { Label } from '#contract/words.ts'
import rolesFile from '../../manual/roles.yaml'
import { useLanguage } from './language.ts'

/** The manual's roles by name; what they may do the server decides. */
const { roles } = z.object({ roles: z.array(z.object({ id: z.string(), name: Label })) }).parse(rolesFile)

export function useRoles() {
  const language = useLanguage()
  return roles.map(({ id, name }) => ({ value: id, label: name[language] }))
}
