import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The API describes itself: OpenAPI 3.1 from the same shapes that are checked, readable at /docs from local files. */
export async function describeApi(server: FastifyInstance): Promise<void> {
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bihuan (闭环)',
        version: '0.1.0',
        description: "A bank's service manual that carries itself out.",
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key of a channel or a core system' },
          session: { type: 'apiKey', in: 'cookie', name: 'bihuan', description: 'A member of staff who signed in' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
  })
  await server.register(fastifySwaggerUi, { routePrefix: '/docs', staticCSP: true })
  server.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger())
}
