import * as api from '#contract/calendars.ts'
import { type App, serve } from '#platform/http.ts'
import { followCalendar, listCalendars, loadCalendarYear, readCalendarYear } from './service.ts'

export const calendarRoutes = (app: App) => {
  serve(app, api.listCalendars, listCalendars)
  serve(app, api.readCalendarYear, readCalendarYear)
  serve(app, api.loadCalendarYear, loadCalendarYear)
  serve(app, api.followCalendar, followCalendar)
}
