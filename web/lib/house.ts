import { readHouse } from '#contract/house.ts'
import { useAsk } from './ask.ts'

/** What is the same on every screen; asked once. Undefined until it is known. */
export const useHouse = () => useAsk(readHouse, {}, { staleMilliseconds: Number.POSITIVE_INFINITY }).data
