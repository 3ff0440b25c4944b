/** A bar on a terminal; elsewhere a line now and then, so that a log says that something goes on. */
export function progressBar(out: NodeJS.WriteStream = process.stderr): (what: string, share: number) => void {
  let last = ''
  let lastTenth = -1
  return (what, share) => {
    const tenth = Math.floor(share * 10)
    if (out.isTTY) {
      const filled = Math.round(share * 30)
      out.write(
        `\r${what} [${'█'.repeat(filled)}${'·'.repeat(30 - filled)}] ${(share * 100).toFixed(0)} %${share >= 1 ? '\n' : ' '}`,
      )
    } else if (what !== last || tenth !== lastTenth) out.write(`${what}: ${(share * 100).toFixed(0)} %\n`)
    last = what
    lastTenth = tenth
  }
}
