import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Linux's file system in memory; a container may have but a little of it. */
const inMemory = '/dev/shm'
const enoughBytes = 1024 ** 3

/**
 * A new folder for databases, in memory where the machine has room: each of their commits waits for the disk, and that
 * the disk is slow is not what the tests are about. The kernel keeps it when a process is killed, as it keeps a disk's.
 */
export function makeQuickFolder(prefix: string): string {
  return mkdtempSync(join(hasRoom() ? inMemory : tmpdir(), prefix))
}

function hasRoom(): boolean {
  if (!existsSync(inMemory)) return false
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize >= enoughBytes
}
