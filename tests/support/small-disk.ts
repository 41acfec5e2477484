import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A disk of its own that holds very little, and that can be made read-only. */
export interface SmallDisk extends Disposable {
  readonly folder: string
  readonly setReadOnly: (isReadOnly: boolean) => void
}

/** Why there is no such disk here; undefined where there is one. Only the superuser may mount. */
export const whyNoSmallDisk = findWhyNot()

export function mountSmallDisk(kilobytes: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'dering-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  return {
    folder,
    setReadOnly: isReadOnly => {
      execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder])
    },
    [Symbol.dispose]() {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true })
    },
  }
}

function findWhyNot(): string | undefined {
  if (process.platform !== 'linux') return 'disks are mounted on Linux alone'
  try {
    mountSmallDisk(64)[Symbol.dispose]()
    return undefined
  } catch (error) {
    return `a disk cannot be mounted: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
}
