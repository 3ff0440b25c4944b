import { keptChoice } from './kept-choice.ts'

const look = keptChoice('bihuan.look', ['system', 'light', 'dark'])
export type LookChoice = ReturnType<typeof look.read>
export const lookChoices: readonly LookChoice[] = ['system', 'light', 'dark']
export const useLook = look.use
export const chooseLook = look.choose
