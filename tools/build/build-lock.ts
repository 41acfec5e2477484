import { mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const lookAgainMs = 100

/**
 * Lets one process build at a time: two would empty each other's folders. Dispose of it to let the next one in. A lock
 * whose process is gone holds nobody up.
 */
export async function lockBuild(file: string): Promise<AsyncDisposable> {
  await mkdir(path.dirname(file), { recursive: true })
  while (!(await tryLock(file))) {
    if (await isAbandoned(file)) await rm(file, { force: true })
    else await sleep(lookAgainMs)
  }
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await using handle = await open(file, 'wx')
    await handle.writeFile(String(process.pid))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(file, 'utf8'))
    // Signal 0 only asks whether the process is there; an empty file is one that is being written.
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
