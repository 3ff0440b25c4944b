import { account } from './zh/account.ts'
import { acts } from './zh/acts.ts'
import { administration } from './zh/administration.ts'
import { promises } from './zh/administration-promises.ts'
import { board } from './zh/board.ts'
import { calls } from './zh/calls.ts'
import { cases } from './zh/cases.ts'
import { codes } from './zh/codes.ts'
import { exports } from './zh/exports.ts'
import { feedback } from './zh/feedback.ts'
import { files } from './zh/files.ts'
import { find } from './zh/find.ts'
import { heatMap } from './zh/heat-map.ts'
import { keys } from './zh/keys.ts'
import { live } from './zh/live.ts'
import { lookBack } from './zh/look-back.ts'
import { moments } from './zh/moments.ts'
import { notices } from './zh/notices.ts'
import { print } from './zh/print.ts'
import { receptions } from './zh/receptions.ts'
import { record } from './zh/record.ts'
import { refusals } from './zh/refusals.ts'
import { reports } from './zh/reports.ts'
import { shell } from './zh/shell.ts'
import { story } from './zh/story.ts'
import { team } from './zh/team.ts'
import { textBlocks } from './zh/text-blocks.ts'
import { together } from './zh/together.ts'
import { tour } from './zh/tour.ts'
import { ui } from './zh/ui.ts'
import { visits } from './zh/visits.ts'
import { work } from './zh/work.ts'

export const zh = {
  account,
  acts,
  administration,
  board,
  calls,
  cases,
  codes,
  exports,
  feedback,
  files,
  find,
  heatMap,
  keys,
  live,
  lookBack,
  moments,
  notices,
  print,
  promises,
  receptions,
  record,
  refusals,
  reports,
  shell,
  story,
  team,
  textBlocks,
  together,
  tour,
  ui,
  visits,
  work,
}
