import os from 'node:os'

/** The computer and what runs on it; nothing of it is about a person. */
export function machineFacts(gpu: unknown): object {
  const [processor] = os.cpus()
  return {
    versions: process.versions,
    system: { type: os.type(), release: os.release(), arch: os.arch(), version: os.version() },
    processor: { model: processor?.model, count: os.cpus().length, load: os.loadavg() },
    memoryMb: { total: megabytes(os.totalmem()), free: megabytes(os.freemem()) },
    appMemoryMb: megabytes(process.memoryUsage.rss()),
    uptimeSeconds: { system: Math.round(os.uptime()), app: Math.round(process.uptime()) },
    gpu,
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)

/** What this computer and its account are called: parts of paths in the log. */
export function machineNames(): readonly string[] {
  const { username } = os.userInfo()
  return [os.hostname(), username].filter(name => name.length > 2 && name !== 'localhost' && name !== 'root')
}
