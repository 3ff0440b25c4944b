import type { Case } from '#contract/cases.ts'

/** What every act's form is given. `done` says what happened; `cancel` closes it. */
export type ActProps = { current: Case; of: string | null; done: () => void; cancel: () => void }
