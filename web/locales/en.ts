import { account } from './en/account.ts'
import { acts } from './en/acts.ts'
import { administration } from './en/administration.ts'
import { promises } from './en/administration-promises.ts'
import { board } from './en/board.ts'
import { calls } from './en/calls.ts'
import { cases } from './en/cases.ts'
import { codes } from './en/codes.ts'
import { exports } from './en/exports.ts'
import { feedback } from './en/feedback.ts'
import { files } from './en/files.ts'
import { find } from './en/find.ts'
import { heatMap } from './en/heat-map.ts'
import { keys } from './en/keys.ts'
import { live } from './en/live.ts'
import { lookBack } from './en/look-back.ts'
import { moments } from './en/moments.ts'
import { notices } from './en/notices.ts'
import { print } from './en/print.ts'
import { receptions } from './en/receptions.ts'
import { record } from './en/record.ts'
import { refusals } from './en/refusals.ts'
import { reports } from './en/reports.ts'
import { shell } from './en/shell.ts'
import { story } from './en/story.ts'
import { team } from './en/team.ts'
import { textBlocks } from './en/text-blocks.ts'
import { together } from './en/together.ts'
import { tour } from './en/tour.ts'
import { ui } from './en/ui.ts'
import { visits } from './en/visits.ts'
import { work } from './en/work.ts'

export const en = {
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
