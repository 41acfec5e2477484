import { afterAll, beforeAll, expect, it } from 'vitest'
import { startDesktopSession, type DesktopSession } from '../../support/desktop-session.ts'
import { eventually } from '../../support/eventually.ts'
import { driveApp, type DrivenApp } from '../../support/shell-app.ts'

/** What the sample's preload puts on `window`. */
interface Sample {
  readonly nested: { readonly list: readonly number[] }
  readonly hasWebUtils: boolean
  readonly echo: (value: unknown) => Promise<Readonly<Record<string, unknown>>>
  readonly fail: () => Promise<never>
  readonly add: (left: number, right: number) => number
  readonly twice: (callback: (value: number) => number) => number
  readonly throwRange: () => never
}
declare const sample: Sample

let desktop: DesktopSession
let driven: DrivenApp

beforeAll(async () => {
  desktop = await startDesktopSession()
  driven = await driveApp(desktop)
  await driven.window.getByRole('heading').waitFor()
})
afterAll(async () => {
  await driven?.[Symbol.asyncDispose]()
  await desktop?.stop()
})

async function sayHello(): Promise<void> {
  const { window } = driven
  await window.getByRole('button', { name: 'Say hello' }).click()
  await eventually(() => window.locator('#said').textContent()).toBe('hello 1970-01-01T00:00:00.000Z 1,2,3')
}

it('carries a click through the preload to the main process and back', sayHello)

it('clones what structured clone clones, in both directions', async () => {
  const answers = await driven.window.evaluate(async () => {
    const circular: Record<string, unknown> = { name: 'circle' }
    circular['self'] = circular
    const echo = async (value: unknown): Promise<{ kind: unknown; value: unknown }> => {
      const { kind, value: back } = await sample.echo(value)
      return { kind, value: back }
    }
    const date = await echo(new Date(5))
    const map = await echo(new Map([[1, new Set(['two'])]]))
    const error = await echo(new RangeError('far'))
    const bytes = await echo(new Uint16Array([1, 65535]))
    const big = await echo(10n ** 20n)
    const nothing = await echo(undefined)
    const numbers = await echo([Number.NaN, -0, Infinity])
    const circle = (await echo(circular)).value as Record<string, unknown>
    return [
      [date.kind, date.value instanceof Date && date.value.getTime()],
      [map.kind, map.value instanceof Map && (map.value.get(1) as Set<string>).has('two')],
      [error.kind, error.value instanceof Error && `${error.value.name}: ${error.value.message}`],
      [bytes.kind, bytes.value instanceof Uint16Array && bytes.value.join()],
      [big.kind, String(big.value)],
      [nothing.kind, typeof nothing.value],
      [
        numbers.kind,
        (numbers.value as number[]).map(item => (Object.is(item, -0) ? '-0' : String(item))).join(),
      ],
      ['circle', circle['self'] === circle],
    ]
  })
  expect(answers).toEqual([
    ['Date', 5],
    ['Map', true],
    ['Error', 'RangeError: far'],
    ['Uint16Array', '1,65535'],
    ['BigInt', '100000000000000000000'],
    ['Undefined', 'undefined'],
    ['Array', 'NaN,-0,Infinity'],
    ['circle', true],
  ])
})

it('refuses what cannot be cloned, with a word about it', async () => {
  const refusal = await driven.window.evaluate(async () => {
    try {
      return await sample.echo(document.body)
    } catch (error) {
      return String(error)
    }
  })
  expect(refusal).toContain('could not be cloned')
})

it("names the page's main frame as the sender", async () => {
  const answer = await driven.window.evaluate(() => sample.echo(1))
  expect(answer).toMatchObject({
    sender: 'app://sample/index.html',
    isMainFrame: true,
    isTop: true,
    routingId: 1,
    parent: null,
  })
})

it("passes a handler's failure on as Electron words it", async () => {
  const message = await driven.window.evaluate(() =>
    sample.fail().catch((error: unknown) => (error instanceof Error ? error.message : '')),
  )
  expect(message).toBe("Error invoking remote method 'fail': TypeError: nope")
})

it('calls functions across the bridge both ways, and throws across it', async () => {
  const results = await driven.window.evaluate(() => {
    try {
      sample.throwRange()
    } catch (error) {
      const thrown = error instanceof Error ? `${error.name}: ${error.message}` : ''
      return [sample.add(1, 2), sample.twice(value => value * 3), thrown, sample.hasWebUtils]
    }
    return []
  })
  expect(results).toEqual([3, 9, 'RangeError: out of range', true])
})

it('keeps the preload and its powers out of the page', async () => {
  const found = await driven.window.evaluate(() => ({
    leaked: ['require', 'process', 'onlyInPreload', 'chromiumShellSend', 'chromiumShellReceive'].filter(
      name => name in globalThis,
    ),
    isFrozen: Object.isFrozen(sample) && Object.isFrozen(sample.nested.list),
    isReplaceable: Object.getOwnPropertyDescriptor(globalThis, 'sample')?.writable,
  }))
  expect(found).toEqual({ leaked: [], isFrozen: true, isReplaceable: false })
})

it('runs the preload again after a reload, and listens to the new page alone', async () => {
  await driven.window.reload()
  await sayHello()
  await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload())
  await eventually(() => driven.window.locator('#said').textContent()).toBe('')
  await sayHello()
})
