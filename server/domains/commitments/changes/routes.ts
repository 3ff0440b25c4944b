import * as api from '#contract/definitions.ts'
import { type App, serve } from '#platform/http.ts'
import {
  askCommitmentChange,
  decideCommitmentChange,
  listCommitments,
  readCommitment,
  withdrawCommitmentChange,
} from './service.ts'

export const commitmentChangeRoutes = (app: App) => {
  serve(app, api.listCommitments, listCommitments)
  serve(app, api.readCommitment, readCommitment)
  serve(app, api.askCommitmentChange, askCommitmentChange)
  serve(app, api.decideCommitmentChange, decideCommitmentChange)
  serve(app, api.withdrawCommitmentChange, withdrawCommitmentChange)
}
