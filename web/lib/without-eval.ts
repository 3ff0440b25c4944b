import { config } from 'zod'

/** The page forbids code made at run time; told so before the first shape exists, zod does not even try. */
config({ jitless: true })
