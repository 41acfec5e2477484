import { open } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { z } from 'zod'
import { emptyDocument } from '#shared/policy/read-policy.ts'
import { failedLook, type PolicyLook, type PolicyStore } from './policy-store.ts'

/** Where administrators of Linux put it. */
export const systemPolicyFile = '/etc/dering/policy.json'

const root = 0
/** Larger is no policy. */
const mostBytes = 256 * 1024
const writableByOthers = 0o022

/** Enforced at the root, and what holds until a person chooses under `Defaults`. */
const fileSchema = z
  .looseObject({ $schema: z.string().optional(), Defaults: z.record(z.string(), z.unknown()).optional() })
  .transform(({ $schema: _schema, Defaults: defaultMachine = {}, ...enforcedMachine }) => ({
    ...emptyDocument,
    enforcedMachine,
    defaultMachine,
  }))

interface PolicyFileOptions {
  readonly file: string
  /** Whose file is obeyed; root's always is. */
  readonly ownerIds?: readonly number[]
}

/** The policy of a Linux desktop: a JSON file that only the administrator can have written. */
export function createPolicyFile({ file, ownerIds = [] }: PolicyFileOptions): PolicyStore {
  return {
    name: file,
    lookEveryMs: 5_000,
    async look() {
      try {
        // Opened once, so that what was judged is what is read.
        await using handle = await open(file, 'r')
        const distrusted = distrust(await handle.stat(), [root, ...ownerIds])
        if (distrusted !== null) return failedLook('untrusted', `${file} ${distrusted}`)
        return readText(await handle.readFile('utf8'), file)
      } catch (error) {
        if (isAbsent(error)) return { kind: 'read', document: emptyDocument }
        return failedLook('unreadable', error instanceof Error ? error.message : String(error))
      }
    },
  }
}

/** Why the file is not obeyed; null where only the administrator can have written it. */
function distrust(
  stats: Pick<Stats, 'uid' | 'mode' | 'size' | 'isFile'>,
  owners: readonly number[],
): string | null {
  if (!stats.isFile()) return 'is not a file'
  if (!owners.includes(stats.uid)) return 'does not belong to root'
  if ((stats.mode & writableByOthers) !== 0) return 'can be written by others than its owner'
  return stats.size > mostBytes ? `is larger than ${mostBytes / 1024} KiB` : null
}

function readText(content: string, file: string): PolicyLook {
  const parsed = fileSchema.safeParse(parseJson(content))
  if (parsed.success) return { kind: 'read', document: parsed.data }
  return failedLook('malformed', `${file} is not an object of JSON`)
}

/** Undefined where it is no JSON: the schema refuses that. */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
