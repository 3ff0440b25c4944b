import type { z } from 'zod'

type Schema = z.core.$ZodType
type Out<S> = [S] extends [never] ? unknown : S extends { _zod: { output: infer O } } ? O : never
type Doorway<P, Q, B, R> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  /** The permission it takes. `anyone` needs no sign-in: the customer's own doors. `staff` is anyone who signed in. */
  may: string
  /** One sentence for the reader of the API's description, with the clause where there is one. */
  says: string
  params?: P
  query?: Q
  body?: B
  reply: R
  /** The reply is told once and never kept: a key, an unmasked value. Asked again with its key, it is refused. */
  isSecret?: true
  /** Asked again it does the same again, harmlessly: a preview, a sign of life. No key is sent and no answer kept. */
  isFleeting?: true
}

/** One door of the API, as plain data: the server binds it, the web app calls it, a test walks the list of them. */
export type Endpoint<I, O> = Doorway<Schema, Schema, Schema, Schema> & { readonly '~types'?: { input: I; reply: O } }

// Inferred once, here, into two plain types: naming the schemas in every caller would cost the checker dearly.
export const endpoint = <
  R extends Schema,
  P extends Schema = never,
  Q extends Schema = never,
  B extends Schema = never,
>(
  door: Doorway<P, Q, B, R>,
) => door as Endpoint<Out<P> & Out<Q> & Out<B>, Out<R>>
