import { readlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** More than Chromium needs to end once nobody drives it, in milliseconds. */
const patienceMs = 10_000
const lookEveryMs = 20

/**
 * Resolves when no Chromium has this profile any more. That of an app that was killed ends by itself, a moment later; one
 * that is started on its profile before hands its window over to it, and ends.
 */
export async function profileFree(profile: string): Promise<void> {
  const end = performance.now() + patienceMs
  while (isTaken(profile) && performance.now() < end) await delay(lookEveryMs)
}

/** Chromium's own lock: a symbolic link to `host-process`. What it leaves behind when it crashes, it knows to tell itself. */
function isTaken(profile: string): boolean {
  try {
    const owner = readlinkSync(path.join(profile, 'SingletonLock'))
    process.kill(Number(owner.slice(owner.lastIndexOf('-') + 1)), 0)
    return true
  } catch {
    return false // no lock, or nobody behind it
  }
}
