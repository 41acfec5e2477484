import { execFile } from 'node:child_process'
import path from 'node:path'
import { policyKeyNames } from '#shared/policy/policy-keys.ts'
import { type PolicyEntries, emptyDocument } from '#shared/policy/read-policy.ts'
import { parseRegQuery, type RegistryKeys } from './parse-reg-query.ts'
import { failedLook, type PolicyStore } from './policy-store.ts'

/** Runs `reg.exe`; null where it could not be run at all. */
export type RunReg = (
  args: readonly string[],
) => Promise<{ readonly code: number; readonly output: string } | null>

const policies = String.raw`Software\Policies`
const ours = String.raw`Software\Policies\Dering`
const hives = { machine: 'HKEY_LOCAL_MACHINE', user: 'HKEY_CURRENT_USER' } as const
/** The store is small: longer than this, something else is wrong with the computer. */
const patienceMs = 10_000

/** The policy of a Windows desktop, as group policy, Intune and scripts write it. Ordinary users cannot write there. */
export function createPolicyRegistry(run: RunReg): PolicyStore {
  return {
    name: String.raw`Software\Policies\Dering`,
    lookEveryMs: 60_000,
    async look() {
      const [machine, user] = await Promise.all([readHive(run, hives.machine), readHive(run, hives.user)])
      if (machine === null || user === null) {
        return failedLook('unreadable', `${machine === null ? 'HKLM' : 'HKCU'}\\${ours} could not be read`)
      }
      return {
        kind: 'read',
        document: {
          ...emptyDocument,
          enforcedMachine: entriesOf(machine, hives.machine, ours),
          defaultMachine: entriesOf(machine, hives.machine, `${ours}\\Defaults`),
          enforcedUser: entriesOf(user, hives.user, ours),
        },
      }
    },
  }
}

/** `reg.exe` says with the same code that a key is absent and that it may not be read: the list above it tells which. */
async function readHive(run: RunReg, hive: string): Promise<RegistryKeys | null> {
  const answer = await run(['query', `${hive}\\${ours}`, '/s'])
  if (answer === null) return null
  if (answer.code === 0) return parseRegQuery(answer.output)
  const above = await run(['query', `${hive}\\${policies}`])
  if (above === null || above.code !== 0) return null
  const isThere = parseRegQuery(above.output).has(`${hive}\\${ours}`.toLowerCase())
  return isThere ? null : new Map()
}

/** The values of a key; a list of a form is a key of its own below it, with a value for each entry. */
function entriesOf(keys: RegistryKeys, hive: string, name: string): PolicyEntries {
  const key = `${hive}\\${name}`.toLowerCase()
  const lists = [...keys].flatMap(([other, values]) => {
    const below = other.startsWith(`${key}\\`) ? other.slice(key.length + 1) : ''
    const isOurs = below !== '' && below !== 'defaults' && !below.includes('\\')
    return isOurs ? [[asWeSpell(below), Object.values(values).map(String)] as const] : []
  })
  // The unnamed value of a key is printed in the language of the system, in brackets.
  const own = Object.entries(keys.get(key) ?? {}).filter(([value]) => !/^\(.*\)$/.test(value))
  return Object.fromEntries([...lists, ...own.map(([value, data]) => [asWeSpell(value), data] as const)])
}

/** Names in the registry have no case of their own. */
const asWeSpell = (name: string): string =>
  policyKeyNames.find(key => key.toLowerCase() === name.toLowerCase()) ?? name

/** `reg.exe` of the system's own folder, whatever the search path says. */
export function systemReg(systemRoot: string | undefined): RunReg {
  const root =
    systemRoot !== undefined && path.win32.isAbsolute(systemRoot) ? systemRoot : String.raw`C:\Windows`
  const program = path.win32.join(root, 'System32', 'reg.exe')
  return args =>
    new Promise(resolve => {
      execFile(program, args, { timeout: patienceMs, windowsHide: true }, (error, output) => {
        if (!error) resolve({ code: 0, output })
        else resolve(typeof error.code === 'number' ? { code: error.code, output } : null)
      })
    })
}
