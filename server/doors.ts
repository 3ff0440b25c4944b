import { join } from 'node:path'
import fastifyCookie from '@fastify/cookie'
import { boardRoutes } from '#domains/commitments/board/routes.ts'
import { calendarRoutes } from '#domains/commitments/calendars/routes.ts'
import { commitmentChangeRoutes } from '#domains/commitments/changes/routes.ts'
import { explanationRoutes } from '#domains/commitments/explanation/routes.ts'
import { noticeRoutes } from '#domains/commitments/notices/routes.ts'
import { sandboxRoutes } from '#domains/commitments/sandbox/routes.ts'
import { whatIfRoutes } from '#domains/commitments/what-if/routes.ts'
import { attachmentRoutes } from '#domains/feedback/attachments/routes.ts'
import { boxRoutes } from '#domains/feedback/boxes/routes.ts'
import { callRoutes } from '#domains/feedback/call-desk/routes.ts'
import { codeRoutes } from '#domains/feedback/codes/routes.ts'
import { counterRoutes } from '#domains/feedback/counters/routes.ts'
import { evaluatorRoutes } from '#domains/feedback/evaluators/routes.ts'
import { exportRoutes } from '#domains/feedback/exports/routes.ts'
import { guestRoutes } from '#domains/feedback/guests/routes.ts'
import { heatMapRoutes } from '#domains/feedback/heat-map/routes.ts'
import { intakeRoutes } from '#domains/feedback/intake/routes.ts'
import { likeRoutes } from '#domains/feedback/likes/routes.ts'
import { lookBackRoutes } from '#domains/feedback/look-back/routes.ts'
import { feedbackMeasures } from '#domains/feedback/measures/service.ts'
import { progressRoutes } from '#domains/feedback/progress/routes.ts'
import { ratingRoutes } from '#domains/feedback/ratings/routes.ts'
import { receptionRoutes } from '#domains/feedback/reception/routes.ts'
import { regulatorRoutes } from '#domains/feedback/regulator/routes.ts'
import { reportRoutes } from '#domains/feedback/reports/routes.ts'
import { scanRoutes } from '#domains/feedback/scans/routes.ts'
import { teamRoutes } from '#domains/feedback/team/routes.ts'
import { visitRoutes } from '#domains/feedback/visits/routes.ts'
import { voiceRoutes } from '#domains/feedback/voices/routes.ts'
import { weChatRoutes } from '#domains/feedback/wechat/routes.ts'
import { workRoutes } from '#domains/feedback/work/routes.ts'
import { zoneRoutes } from '#domains/feedback/zone/routes.ts'
import { answerRoutes } from '#domains/service/answers/routes.ts'
import { assigningRoutes } from '#domains/service/assigning/routes.ts'
import { caseRoutes } from '#domains/service/cases/routes.ts'
import { customerRoutes } from '#domains/service/customers/routes.ts'
import { duplicateRoutes } from '#domains/service/duplicates/routes.ts'
import { findRoutes } from '#domains/service/find/routes.ts'
import { handOverRoutes } from '#domains/service/hand-over/routes.ts'
import { handlingRoutes } from '#domains/service/handling/routes.ts'
import { joiningRoutes } from '#domains/service/joining/routes.ts'
import { messageRoutes } from '#domains/service/messages/routes.ts'
import { noteRoutes } from '#domains/service/notes/routes.ts'
import { presenceRoutes } from '#domains/service/presence/routes.ts'
import { reopeningRoutes } from '#domains/service/reopening/routes.ts'
import { secondPersonRoutes } from '#domains/service/second-person/routes.ts'
import { textBlockRoutes } from '#domains/service/text-blocks/routes.ts'
import { ticketRoutes } from '#domains/service/tickets/routes.ts'
import { fileRoutes } from '#platform/files/routes.ts'
import { healthRoutes } from '#platform/health.ts'
import { houseRoutes } from '#platform/house.ts'
import { type App, createServer } from '#platform/http.ts'
import { SYSTEM } from '#platform/identity/actor.ts'
import { recogniser } from '#platform/identity/identify.ts'
import { identityRoutes } from '#platform/identity/routes.ts'
import { keyRoutes } from '#platform/keys/routes.ts'
import { ledgerRoutes } from '#platform/ledger/routes.ts'
import { liveRoutes } from '#platform/live/routes.ts'
import { describeApi } from '#platform/openapi.ts'
import { organisationRoutes } from '#platform/organisation/routes.ts'
import { peopleRoutes } from '#platform/people/routes.ts'
import { guardAnswers, serveWeb } from '#platform/static.ts'
import { type Bank, bearers, ROOT } from './bank.ts'

/** The bank's doors. */
export async function openDoors({ world, manual, doAllDue, gateway, keyring, files }: Bank): Promise<App> {
  const { config } = world
  const server = createServer(config)
  // A bank has one head office for as long as it lives: asked for until it is there, then known.
  let headOffice: string | undefined
  const headOfficeId = async () => {
    headOffice ??= await world.transact(SYSTEM, async (ctx) => ctx.bank.tree.headOffice?.id)
    return headOffice ?? ''
  }
  const identify = recogniser({
    pool: world.pool,
    manual,
    isTls: config.tls !== undefined,
    hostNow: world.hostNow,
    headOfficeId,
  })
  const app: App = { server, world, identify }
  await server.register(fastifyCookie)
  guardAnswers(server, config.tls !== undefined)
  await describeApi(server)
  healthRoutes(app)
  identityRoutes(app)
  houseRoutes(app)
  ledgerRoutes(app)
  liveRoutes(app)
  organisationRoutes(app, bearers)
  peopleRoutes(app, bearers)
  keyRoutes(app)
  commitmentChangeRoutes(app)
  whatIfRoutes(app)
  calendarRoutes(app)
  explanationRoutes(app)
  noticeRoutes(app)
  boardRoutes(app, feedbackMeasures)
  sandboxRoutes(app, doAllDue)
  answerRoutes(app)
  assigningRoutes(app)
  caseRoutes(app)
  customerRoutes(app)
  duplicateRoutes(app)
  findRoutes(app)
  handOverRoutes(app)
  handlingRoutes(app)
  joiningRoutes(app)
  messageRoutes(app, gateway)
  noteRoutes(app)
  presenceRoutes(app)
  reopeningRoutes(app)
  secondPersonRoutes(app)
  textBlockRoutes(app)
  ticketRoutes(app)
  fileRoutes(app, files)
  attachmentRoutes(app)
  intakeRoutes(app)
  codeRoutes(app, keyring)
  counterRoutes(app)
  scanRoutes(app, keyring, manual.ratings)
  evaluatorRoutes(app, manual.ratings)
  ratingRoutes(app)
  guestRoutes(app)
  progressRoutes(app)
  zoneRoutes(app)
  weChatRoutes(app)
  voiceRoutes(app)
  teamRoutes(app)
  regulatorRoutes(app)
  workRoutes(app)
  lookBackRoutes(app)
  heatMapRoutes(app)
  exportRoutes(app)
  reportRoutes(app)
  boxRoutes(app)
  likeRoutes(app)
  receptionRoutes(app)
  callRoutes(app)
  visitRoutes(app)
  await serveWeb(server, join(ROOT, 'web', 'dist'))
  return app
}
