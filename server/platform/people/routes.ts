import * as api from '#contract/people.ts'
import { type App, serve } from '../http.ts'
import type { Bearer } from '../organisation/bearer.ts'
import { addPerson, changeOwnPassword, resetPassword } from './accounts.ts'
import { importPeople } from './import.ts'
import { changePerson, endSessions, leavePerson } from './leaving.ts'
import { endRole, giveRole } from './roles.ts'
import { listPersons, readPersonDetail } from './service.ts'

export const peopleRoutes = (app: App, bearers: readonly Bearer[]) => {
  serve(app, api.listPersons, listPersons)
  serve(app, api.importPeople, importPeople)
  serve(app, api.readPersonDetail, readPersonDetail(bearers))
  serve(app, api.addPerson, addPerson)
  serve(app, api.changePerson, changePerson)
  serve(app, api.leavePerson, leavePerson(bearers))
  serve(app, api.giveRole, giveRole)
  serve(app, api.endRole, endRole)
  serve(app, api.resetPassword, resetPassword)
  serve(app, api.endSessions, endSessions)
  serve(app, api.changeOwnPassword, changeOwnPassword)
}
