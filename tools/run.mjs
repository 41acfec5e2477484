// The first thing that runs, on whatever Node the machine has (20 or newer): installs what the lockfile names and is
// missing or older, then hands over to the command on the project's own Node. Plain JavaScript for that reason.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const commands = {
  start: 'tools/start/start.ts',
  test: 'tools/gate/test.ts',
  bench: 'tests/bench/bench.ts',
  release: 'tools/release/release.ts',
  screenshots: 'tests/screenshots/take.ts',
  platform: 'src-platform/index.ts',
  simulator: 'src-simulator/index.ts',
}

/** Whether every package of the lockfile that this system needs is there in its version. */
function dependenciesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed) || !existsSync(node)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  )
}

function installDependencies() {
  process.stderr.write('Installing the packages of the lockfile (npm ci)…\n')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status === 0 && existsSync(node)) return
  process.stderr.write('npm ci failed: see its message above, mend it, then run the command again.\n')
  process.exit(1)
}

const [name = '', ...rest] = process.argv.slice(2)
const script = commands[name]
if (!script) {
  process.stderr.write(`Unknown command "${name}". Known: ${Object.keys(commands).join(', ')}.\n`)
  process.exit(2)
}
if (!dependenciesAreCurrent()) installDependencies()

const bin = join(root, 'node_modules', '.bin')
const separator = process.platform === 'win32' ? ';' : ':'
// Node keeps there what it has made of the sources: stripping and compiling them is half of a platform's start.
const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node')
const child = spawn(node, [join(root, script), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_COMPILE_CACHE: compiled,
    PATH: `${dirname(node)}${separator}${bin}${separator}${process.env.PATH ?? ''}`,
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// A shell between npm and this process takes a signal with it to the grave: whoever loses the parent ends as well.
const parent = process.ppid
const watch = setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 200)
watch.unref()
child.on('error', error => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1))
})
