import { readHouse } from '#contract/house.ts'
import { type App, serve } from './http.ts'
import { SYSTEM } from './identity/actor.ts'

export function houseRoutes(app: App): void {
  const { world } = app
  serve(app, readHouse, async () => ({
    watermark: world.config.watermark,
    isDemo: await world.transact(SYSTEM, async ({ db }) => {
      const mark = await db.selectFrom('setting').select('value').where('name', '=', 'demo-bank').executeTakeFirst()
      return mark !== undefined
    }),
  }))
}
