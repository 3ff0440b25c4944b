/** A file of `manual/`, parsed at build; the reader checks its shape. */
declare module '*.yaml' {
  const content: unknown
  export default content
}
