import type { Session, WebFrameMain } from 'electron'
import type { JsonFile } from '../settings/json-file.ts'
import { appOrigin } from './csp.ts'
import { HeadsetChoice, type HeadsetChoiceParts } from './headset-choice.ts'
import { type HeadsetGrant, mayOpenHid, withGrant, withoutGrant } from './headset-grants.ts'

export interface HeadsetGuardParts {
  /** Electron forgets its own grants at the end of the app. */
  readonly grants: JsonFile<HeadsetGrant[]>
  /** Whose headsets the organisation allows now; see `mayOpenHid`. */
  readonly vendors: HeadsetChoiceParts['vendors']
  readonly show: HeadsetChoiceParts['show']
}

/**
 * Lets our page have the headsets that the person chose, and no other HID device. After `guardSession`.
 * @returns what the person's choice is told to
 */
export function guardHeadsets(session: Session, { grants, vendors, show }: HeadsetGuardParts): HeadsetChoice {
  const choice = new HeadsetChoice({
    vendors,
    show,
    grant: headset => grants.write(withGrant(grants.read(), headset)),
  })
  session.setDevicePermissionHandler(({ deviceType, origin, device }) => {
    if (deviceType !== 'hid' || !('vendorId' in device) || !('collections' in device)) return false
    const { vendorId, productId, collections } = device
    return mayOpenHid({ origin, device: { vendorId, productId, collections } }, grants.read(), vendors())
  })
  session.on('select-hid-device', (event, { deviceList, frame }, callback) => {
    event.preventDefault()
    if (isOurs(frame)) choice.ask(deviceList, callback)
    else callback(null)
  })
  session.on('hid-device-added', (_event, { device, frame }) => {
    if (isOurs(frame)) choice.plugged(device)
  })
  session.on('hid-device-removed', (_event, { device, frame }) => {
    if (isOurs(frame)) choice.unplugged(device)
  })
  session.on('hid-device-revoked', (_event, { device }) => {
    grants.write(withoutGrant(grants.read(), device))
  })
  return choice
}

const isOurs = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === appOrigin
