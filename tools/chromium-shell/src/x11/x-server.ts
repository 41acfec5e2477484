import { createClient, type XClient, type XDisplay, type XProperty } from 'x11'
import { debug } from '../log.ts'

/** A connection to the X server, with promises where it replies. */
export class XServer {
  readonly client: XClient
  readonly display: XDisplay
  readonly root: number
  readonly #atoms = new Map<string, Promise<number>>()

  constructor(display: XDisplay) {
    this.display = display
    this.client = display.client
    this.root = display.screen[0].root
    this.client.setMaxListeners(0)
  }

  get size(): { readonly width: number; readonly height: number } {
    const [{ pixel_width: width, pixel_height: height }] = this.display.screen
    return { width, height }
  }

  atom(name: string): Promise<number> {
    const known = this.#atoms.get(name)
    if (known) return known
    const asked = new Promise<number>((resolve, reject) => {
      this.client.InternAtom(false, name, (error, atom) => (error ? reject(error) : resolve(atom)))
    })
    this.#atoms.set(name, asked)
    return asked
  }

  /** The 32-bit numbers of a window's property; none when it has no such property. */
  async numbers(window: number, name: string): Promise<number[]> {
    const atom = await this.atom(name)
    const { data } = await new Promise<XProperty>((resolve, reject) => {
      this.client.GetProperty(0, window, atom, 0, 0, 1024, (error, property) =>
        error ? reject(error) : resolve(property),
      )
    })
    return Array.from({ length: Math.floor(data.length / 4) }, (_, at) => data.readUInt32LE(at * 4))
  }

  async setNumbers(window: number, name: string, type: string, values: readonly number[]): Promise<void> {
    const [property, typeAtom] = await Promise.all([this.atom(name), this.atom(type)])
    this.client.ChangeProperty(0, window, property, typeAtom, 32, values)
  }

  /** Asks the window manager for something about `window`. */
  async tellManager(window: number, message: string, values: readonly number[]): Promise<void> {
    this.client.SendClientMessage(this.root, window, await this.atom(message), 32, values)
  }
}

let connected: Promise<XServer> | undefined

/** The X server of this session; rejects when there is none. */
export function xServer(): Promise<XServer> {
  connected ??= connect()
  return connected
}

function connect(): Promise<XServer> {
  if (!process.env['DISPLAY']) return Promise.reject(new Error('No X display'))
  return new Promise((resolve, reject) => {
    const client = createClient((error, display) => {
      if (error) reject(error)
      else resolve(new XServer(display))
    })
    // A window may be gone when a request about it arrives.
    client.on('error', error => {
      debug('X11', error.message)
      reject(error)
    })
  })
}
