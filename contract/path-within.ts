/**
 * Back to where one came from, and only within this bank's own pages: no other host, no scheme, no backslash, nothing
 * that an address bar would leave out (a tab makes `//` of `/\t/`), and no door of the API.
 */
export const pathWithin = (to: string | null | undefined): string =>
  to && to.length <= 500 && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to) && !to.startsWith('/api/') ? to : '/work'
