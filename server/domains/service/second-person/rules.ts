import type { Grade } from '#contract/words.ts'

const GRAVITY: Record<Grade, number> = { I: 3, II: 2, III: 1 }
export const isGraver = (grade: Grade, than: Grade): boolean => GRAVITY[grade] > GRAVITY[than]

export type Asked = { askedByPerson: string | undefined; subjectStaffId: string | null }

/** Who may be the second person: another human than who asked, under whatever account, and not whom it is about. */
export function mayDecide(asked: Asked, decider: { id: string | null; personKey: string | null }): string | undefined {
  if (decider.personKey === null || decider.personKey === asked.askedByPerson) return 'approval.same-person'
  if (decider.id === asked.subjectStaffId) return 'case.recused'
  return undefined
}
