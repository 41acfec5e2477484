import { access } from 'node:fs/promises'
import { startSimulator } from './app.ts'
import { BadConfig, readConfig } from './config.ts'
import type { SimulatorConfig } from './config.ts'
import { processLogger } from './logger.ts'

const logger = processLogger()

const configOrExit = (): SimulatorConfig => {
  try {
    return readConfig()
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}

/** A fresh clone has no phone page yet. Vite is loaded only then. */
const buildPhoneIfMissing = async () => {
  try {
    await access(new URL('../out/phone/index.html', import.meta.url))
  } catch {
    // Not there yet: that is what this function is for.
    const { buildPhone } = await import('./build-phone.ts')
    await buildPhone()
  }
}

const config = configOrExit()
await buildPhoneIfMissing()
const simulator = await startSimulator({ ...config, logger })
process.stdout.write(`${JSON.stringify({ event: 'ready', url: simulator.url, phone: simulator.phoneUrl })}\n`)

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  await simulator.stop()
  logger.info('stopped')
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
