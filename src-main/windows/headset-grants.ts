import { z } from 'zod'
import { type HidCollection, isTelephony } from '#shared/domain/headset/hid-collections.ts'
import { appOrigin } from './csp.ts'

/** More models than one desk sees. */
const mostGrants = 50

const usbId = z.int().min(0).max(0xffff)
/** A make and model that the person has allowed. */
const headsetGrantSchema = z.object({ vendorId: usbId, productId: usbId })
export type HeadsetGrant = z.infer<typeof headsetGrantSchema>
/** What the file of grants holds; the newest last. */
export const headsetGrantsSchema = z.array(headsetGrantSchema).max(mostGrants)

/** A device as Electron tells of it. */
export interface HidDevice extends HeadsetGrant {
  readonly deviceId: string
  readonly name: string
  readonly collections?: readonly HidCollection[]
}

/**
 * The devices that a page may be given at all: something to telephone with, never a keyboard or a security key.
 * @param vendors as the policy has them; see `isVendorAllowed`
 */
export function headsetsAmong<Device extends HidDevice>(
  devices: readonly Device[],
  vendors: readonly string[],
): readonly Device[] {
  const headsets = devices.filter(
    ({ collections = [], vendorId }) => isTelephony(collections) && isVendorAllowed(vendorId, vendors),
  )
  // One headset may have several interfaces, each of which is told of.
  return [...new Map(headsets.map(device => [device.deviceId, device])).values()]
}

/** Whether our page may open this one: a headset whose make and model were allowed. */
export function mayOpenHid(
  wish: { readonly origin: string; readonly device: Omit<HidDevice, 'deviceId' | 'name'> },
  grants: readonly HeadsetGrant[],
  vendors: readonly string[],
): boolean {
  const { origin, device } = wish
  if (origin.replace(/\/$/, '') !== appOrigin || !isTelephony(device.collections ?? [])) return false
  if (!isVendorAllowed(device.vendorId, vendors)) return false
  return grants.some(grant => isSameModel(grant, device))
}

/** [D9] @param vendors of USB, as four hexadecimal digits each; `*`: every one */
const isVendorAllowed = (vendorId: number, vendors: readonly string[]): boolean =>
  vendors.includes('*') || vendors.includes(vendorId.toString(16).padStart(4, '0'))

/** The grants with one more; of too many the oldest goes. */
export function withGrant(grants: readonly HeadsetGrant[], device: HeadsetGrant): HeadsetGrant[] {
  const { vendorId, productId } = device
  const others = grants.filter(grant => !isSameModel(grant, device))
  return [...others, { vendorId, productId }].slice(-mostGrants)
}

/** The grants without one: the person has taken it back. */
export const withoutGrant = (grants: readonly HeadsetGrant[], device: HeadsetGrant): HeadsetGrant[] =>
  grants.filter(grant => !isSameModel(grant, device))

const isSameModel = (one: HeadsetGrant, other: HeadsetGrant): boolean =>
  one.vendorId === other.vendorId && one.productId === other.productId
