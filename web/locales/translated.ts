/** What a second language must have: the very keys of the first, and a singular beside each counted text. */
export type Translated<T> = {
  [K in keyof T]: T[K] extends string ? string : Translated<T[K]>
} & { [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]: string }
