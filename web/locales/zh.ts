import { acts } from './zh/acts.ts'
import { board } from './zh/board.ts'
import { cases } from './zh/cases.ts'
import { codes } from './zh/codes.ts'
import { exports } from './zh/exports.ts'
import { feedback } from './zh/feedback.ts'
import { files } from './zh/files.ts'
import { heatMap } from './zh/heat-map.ts'
import { live } from './zh/live.ts'
import { lookBack } from './zh/look-back.ts'
import { moments } from './zh/moments.ts'
import { notices } from './zh/notices.ts'
import { refusals } from './zh/refusals.ts'
import { reports } from './zh/reports.ts'
import { shell } from './zh/shell.ts'
import { story } from './zh/story.ts'
import { team } from './zh/team.ts'
import { ui } from './zh/ui.ts'
import { work } from './zh/work.ts'

export const zh = {
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
