import { acts } from './zh/acts.ts'
import { administration } from './zh/administration.ts'
import { board } from './zh/board.ts'
import { cases } from './zh/cases.ts'
import { feedback } from './zh/feedback.ts'
import { lookBack } from './zh/look-back.ts'
import { moments } from './zh/moments.ts'
import { notices } from './zh/notices.ts'
import { refusals } from './zh/refusals.ts'
import { shell } from './zh/shell.ts'
import { story } from './zh/story.ts'
import { ui } from './zh/ui.ts'
import { work } from './zh/work.ts'

export const zh = {
  acts,
  administration,
  board,
  cases,
  feedback,
  lookBack,
  moments,
  notices,
  refusals,
  shell,
  story,
  ui,
  work,
}
