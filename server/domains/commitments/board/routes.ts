import * as api from '#contract/commitments.ts'
import { type App, serve } from '#platform/http.ts'
import type { Measures } from '../targets/service.ts'
import { listEvidence, readBoard } from './service.ts'

export const boardRoutes = (app: App, measures: Measures) => {
  serve(app, api.readBoard, readBoard(measures))
  serve(app, api.listEvidence, listEvidence(measures))
}
