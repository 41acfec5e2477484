import { execFile, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from './free-port.ts'

/** A PostgreSQL of one's own: fresh, private, gone afterwards. */
export interface PostgresServer {
  /** A new, empty database each time. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

const run = promisify(execFile)
const debianVersions = '/usr/lib/postgresql'

/** Where Debian keeps the newest server, or `undefined` where none is installed. */
export function findPostgres(): string | undefined {
  if (!existsSync(debianVersions)) return undefined
  const newest = readdirSync(debianVersions).sort((one, other) => Number(other) - Number(one))[0]
  const folder = join(debianVersions, newest ?? '', 'bin')
  return existsSync(join(folder, 'initdb')) ? folder : undefined
}

/** Starts a server in a folder of its own, on a free port of the loopback address. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = findPostgres()
  if (binaries === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql.')
  const folder = mkdtempSync(join(tmpdir(), 'dering-postgres-'))
  const owner = ownerOf(folder)
  const port = await freePort()
  const data = join(folder, 'data')
  const initialise = ['-D', data, '-U', 'dering', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  await run(...asOwner(owner, join(binaries, 'initdb'), initialise), { cwd: folder })
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'listen_addresses=127.0.0.1',
  ]
  const serve = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    ...settings.flatMap(setting => ['-c', setting]),
  ]
  const [command, args] = asOwner(owner, join(binaries, 'postgres'), serve)
  const server = spawn(command, args, { stdio: 'ignore', cwd: folder })
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const urlOf = (database: string) => `postgres://dering@127.0.0.1:${port}/${database}`
  await answers(urlOf('postgres'))
  let databases = 0
  return {
    async createDatabase() {
      const name = `test_${(databases += 1)}`
      await query(urlOf('postgres'), `create database ${name}`)
      return urlOf(name)
    },
    async stop() {
      // A fast shutdown; a process of another user is stopped through its own tool.
      await run(...asOwner(owner, join(binaries, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate']), {
        cwd: folder,
      })
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The server refuses to run as root: then it runs as `postgres`, who must own the folder. */
function ownerOf(folder: string): 'postgres' | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  chownSync(folder, id('-u'), id('-g'))
  return 'postgres'
}

function asOwner(owner: string | undefined, command: string, args: string[]): [string, string[]] {
  return owner === undefined ? [command, args] : ['runuser', ['-u', owner, '--', command, ...args]]
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Asks until the server answers; for as long as a busy machine may need. */
async function answers(url: string): Promise<void> {
  const giveUpAt = Date.now() + 30_000
  for (;;) {
    try {
      return await query(url, 'select 1')
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
      await new Promise(resolve => {
        setTimeout(resolve, 50)
      })
    }
  }
}
