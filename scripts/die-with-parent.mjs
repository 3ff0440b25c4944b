// Preloaded into what run.mjs starts. When the launcher vanishes without a word (kill -9), the channel to it
// closes, and this process ends as if it had been asked to: no server is left holding the port. Processes further
// down inherit the preload and may have channels of their own: only the launcher's child is meant.
if (process.channel && process.ppid === Number(process.env.LAUNCHER_PID)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
