import type { HidCollection } from '#shared/domain/headset/hid-collections.ts'

/** The parts of WebHID that are used here; TypeScript's DOM library does not know it. */
export interface HidSource extends EventTarget {
  getDevices(): Promise<readonly HidInterface[]>
  requestDevice(options: {
    readonly filters: readonly { readonly usagePage: number }[]
  }): Promise<readonly HidInterface[]>
}

export interface HidInterface extends EventTarget {
  readonly vendorId: number
  readonly productId: number
  readonly productName: string
  readonly collections: readonly HidCollection[]
  readonly opened: boolean
  open(): Promise<void>
  close(): Promise<void>
  /** Takes back that this app may have it. */
  forget(): Promise<void>
  /** @param reportId 0 where the device numbers none */
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>
}

/** `event` of an interface, as far as it is an input report. */
export interface HidInputReport extends Event {
  readonly reportId: number
  readonly data: DataView
}

/** The window's WebHID; absent in a browser, or on a page, that has none. */
export function hidOf(navigator: Navigator): HidSource | undefined {
  // `HidSource` is what Chromium has under this name.
  return Reflect.get(navigator, 'hid') as HidSource | undefined
}
