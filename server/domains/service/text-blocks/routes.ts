import * as api from '#contract/comfort.ts'
import { type App, serve } from '#platform/http.ts'
import { countTextBlock, keepTextBlock, listTextBlocks, removeTextBlock } from './service.ts'

export const textBlockRoutes = (app: App) => {
  serve(app, api.listTextBlocks, listTextBlocks)
  serve(app, api.keepTextBlock, keepTextBlock)
  serve(app, api.removeTextBlock, removeTextBlock)
  serve(app, api.countTextBlock, countTextBlock)
}
