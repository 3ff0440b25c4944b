import * as api from '#contract/customers.ts'
import { type App, serve } from '#platform/http.ts'
import { readCustomer, searchCustomers, unmaskContact, unmaskCustomer } from './service.ts'

export const customerRoutes = (app: App) => {
  serve(app, api.searchCustomers, searchCustomers)
  serve(app, api.readCustomer, readCustomer)
  serve(app, api.unmaskCustomer, unmaskCustomer)
  serve(app, api.unmaskContact, unmaskContact)
}
