import { acts } from './en/acts.ts'
import { board } from './en/board.ts'
import { cases } from './en/cases.ts'
import { codes } from './en/codes.ts'
import { exports } from './en/exports.ts'
import { feedback } from './en/feedback.ts'
import { files } from './en/files.ts'
import { heatMap } from './en/heat-map.ts'
import { live } from './en/live.ts'
import { lookBack } from './en/look-back.ts'
import { moments } from './en/moments.ts'
import { notices } from './en/notices.ts'
import { refusals } from './en/refusals.ts'
import { reports } from './en/reports.ts'
import { shell } from './en/shell.ts'
import { story } from './en/story.ts'
import { team } from './en/team.ts'
import { ui } from './en/ui.ts'
import { work } from './en/work.ts'

export const en = {
  acts,
  board,
  cases,
  codes,
  exports,
  feedback,
  files,
  heatMap,
  live,
  lookBack,
  moments,
  notices,
  refusals,
  reports,
  shell,
  story,
  team,
  ui,
  work,
}
