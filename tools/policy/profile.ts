import { keyFacts, sampleDocument } from './facts.ts'
import { element, xmlDocument } from './xml.ts'

/** The app's own domain among the preferences of macOS: its bundle's name, as `electron-builder.yml` has it. */
const bundle = 'com.dering.desktop'
const doctype =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'

/** A configuration profile to begin with: the sample's decisions, to be sent by the organisation's own MDM. */
export function mobileConfig(): string {
  const payload = {
    PayloadType: bundle,
    PayloadVersion: 1,
    PayloadIdentifier: `${bundle}.policy`,
    PayloadUUID: '6C0E1C0B-5B0B-4B59-8E22-2B3A6F0A7A11',
    PayloadDisplayName: 'Dering',
    ...sampleDocument(),
  }
  return plist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: `${bundle}.profile`,
    PayloadUUID: '0A9D2E0F-7C34-4F7F-9E0C-6E4C1E0E5D42',
    PayloadDisplayName: 'Dering',
    PayloadScope: 'System',
    PayloadContent: [payload],
  })
}

/** Every key with its example, as `/Library/Managed Preferences` has them. */
export function allPreferences(): string {
  return plist(Object.fromEntries(keyFacts.map(({ key, example }) => [key, example])))
}

const plist = (value: object): string =>
  xmlDocument(element('plist', { version: '1.0' }, [node(value)]), doctype)

function node(value: unknown): string {
  if (typeof value === 'boolean') return element(String(value), {})
  if (typeof value === 'number') return element('integer', {}, String(value))
  if (typeof value === 'string') return element('string', {}, value)
  if (Array.isArray(value)) return element('array', {}, value.map(node))
  return element(
    'dict',
    {},
    Object.entries(value ?? {}).flatMap(([key, item]) => [element('key', {}, key), node(item)]),
  )
}
