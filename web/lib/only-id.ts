/** The input of an act that says nothing but on what: an empty body is typed as one that admits no field at all. */
export const onlyId = (id: string) => ({ id }) as { id: string } & Record<string, never>
