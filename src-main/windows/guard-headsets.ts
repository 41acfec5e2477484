import type { Session } from 'electron'
import { errorText, type Logger } from '../logging/logger.ts'
import type { JsonFile } from '../settings/json-file.ts'
import { appOrigin } from './csp.ts'
import { type HeadsetGrant, headsetsAmong, type HidDevice, mayOpenHid, withGrant } from './headset-grants.ts'

export interface HeadsetGuardParts {
  /** Electron forgets its own grants at the end of the app. */
  readonly grants: JsonFile<HeadsetGrant[]>
  /** Asks the person. @returns the index of the chosen name; null: none */
  readonly choose: (names: readonly string[]) => Promise<number | null>
  readonly log: Logger
}

/** Lets our page have the headsets that the person chose, and no other HID device. After `guardSession`. */
export function guardHeadsets(session: Session, { grants, choose, log }: HeadsetGuardParts): void {
  session.setDevicePermissionHandler(({ deviceType, origin, device }) => {
    if (deviceType !== 'hid' || !('vendorId' in device) || !('collections' in device)) return false
    const { vendorId, productId, collections } = device
    return mayOpenHid({ origin, device: { vendorId, productId, collections } }, grants.read())
  })
  session.on('select-hid-device', (event, { deviceList, frame }, callback) => {
    event.preventDefault()
    const isOurs = frame !== null && frame.parent === null && frame.origin === appOrigin
    if (!isOurs) return callback(null)
    const headsets = headsetsAmong(deviceList)
    void answer(headsets, callback)
  })

  async function answer(headsets: readonly HidDevice[], callback: (id: string | null) => void) {
    callback(await grantOne(headsets))
  }

  /** @returns the id of the device that the person chose */
  async function grantOne(headsets: readonly HidDevice[]): Promise<string | null> {
    try {
      const index = await choose(headsets.map(({ name }) => name))
      const chosen = index === null ? undefined : headsets[index]
      if (chosen) grants.write(withGrant(grants.read(), chosen))
      return chosen?.deviceId ?? null
    } catch (error) {
      log.error('a headset could not be chosen', { error: errorText(error) })
      return null
    }
  }
}
