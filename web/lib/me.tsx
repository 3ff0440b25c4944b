import { createContext, type ReactNode, use } from 'react'
import type { Me } from '#contract/identity.ts'

const Here = createContext<Me | null>(null)

export const MeProvider = ({ me, children }: { me: Me; children: ReactNode }) => <Here value={me}>{children}</Here>

/** Who is signed in. Only below the shell, which has asked. */
export function useMe(): Me {
  const me = use(Here)
  if (!me) throw new Error('useMe belongs below the shell')
  return me
}

/** The server decides; the screen only does not offer what it would refuse. */
export const useMay = (permission: string) => useMe().may.includes(permission)
