import {
  type HeadsetReports,
  type OutputReport,
  readHeadsetReports,
} from '#shared/domain/headset/headset-reports.ts'
import { headsetModel } from '#shared/domain/headset/headset-model.ts'
import { isTelephony, telephonyPage } from '#shared/domain/headset/hid-collections.ts'
import type { Headset, HeadsetPort } from './headset-port.ts'
import type { HidInputReport, HidInterface, HidSource } from './webhid.ts'

/** Headsets over WebHID, without any program of their vendor. @param onTrouble told of what the browser refuses */
export function createWebHidHeadsets(
  source: HidSource | undefined,
  onTrouble: (error: unknown) => void,
): HeadsetPort {
  const known = new WeakMap<HidInterface, Headset>()

  function headsetOf(device: HidInterface): readonly Headset[] {
    const before = known.get(device)
    if (before) return [before]
    const reports = isTelephony(device.collections) ? readHeadsetReports(device.collections) : null
    if (!reports) return []
    const headset = createHeadset(device, reports, onTrouble)
    known.set(device, headset)
    return [headset]
  }

  return {
    async plugged() {
      if (!source) return []
      try {
        return (await source.getDevices()).flatMap(headsetOf)
      } catch (error) {
        onTrouble(error)
        return []
      }
    },
    onChange(listener) {
      source?.addEventListener('connect', listener)
      source?.addEventListener('disconnect', listener)
      return () => {
        source?.removeEventListener('connect', listener)
        source?.removeEventListener('disconnect', listener)
      }
    },
    async allowAnother() {
      try {
        const chosen = await source?.requestDevice({ filters: [{ usagePage: telephonyPage }] })
        return (chosen ?? []).flatMap(headsetOf)[0] ?? null
      } catch (error) {
        onTrouble(error)
        return null
      }
    },
    async forget(model) {
      try {
        const devices = (await source?.getDevices()) ?? []
        for (const device of devices) if (headsetModel(device) === model) await device.forget()
      } catch (error) {
        onTrouble(error)
      }
    },
  }
}

function createHeadset(
  device: HidInterface,
  reports: HeadsetReports,
  onTrouble: (error: unknown) => void,
): Headset {
  const { productName } = device
  /** Reports leave one after the other: two at once may arrive in either order. */
  let sending = Promise.resolve()
  async function send(before: Promise<void>, outputs: readonly OutputReport[]): Promise<void> {
    await before
    for (const { reportId, data } of outputs) {
      if (!device.opened) return
      await device.sendReport(reportId, data).catch(onTrouble)
    }
  }
  return {
    model: headsetModel(device),
    name: productName.trim(),
    abilities: reports.abilities,
    async open() {
      try {
        if (!device.opened) await device.open()
        return true
      } catch {
        // WebHID says `NotAllowedError` of every reason; the screen says what may be done.
        return false
      }
    },
    show(lamps) {
      sending = send(sending, reports.encode(lamps))
      return sending
    },
    onKeys(listener) {
      const onReport = (event: Event) => {
        // The browser sends nothing else under this name.
        const { reportId, data } = event as HidInputReport
        const keys = reports.decode(reportId, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
        if (Object.keys(keys).length > 0) listener(keys)
      }
      device.addEventListener('inputreport', onReport)
      return () => device.removeEventListener('inputreport', onReport)
    },
    async close() {
      await sending
      await device.close().catch(onTrouble)
    },
  }
}
