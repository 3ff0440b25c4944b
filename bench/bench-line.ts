/** What a bench says, as one line of JSON: our figure, the one it is held against in the same run, and their ratio. */
export type BenchLine = {
  bench: string
  value: number
  unit: string
  limit: number
  ratio: number
  [more: string]: unknown
}
