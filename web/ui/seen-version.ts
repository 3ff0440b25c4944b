import { createContext } from 'react'

/** How much of a case's story the person who fills in a form has before them; null outside of a case. */
export const SeenVersion = createContext<number | null>(null)
