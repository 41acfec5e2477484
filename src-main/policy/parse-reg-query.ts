/** The values of one key of the registry, by name; its own subkeys stand beside it under their whole names. */
export type RegistryKeys = ReadonlyMap<string, Readonly<Record<string, RegistryValue>>>
export type RegistryValue = string | number | readonly string[]

/** A value as `reg.exe query` prints it: four spaces, its name, its type, and the rest of the line. */
const valueLine = /^ {4}(?<name>.*?) {4}(?<type>REG_[A-Z_]+)(?: {4}(?<data>.*))?$/
const keyLine = /^(?<key>HKEY_[A-Z_]+\\.*)$/

/**
 * Reads what `reg.exe query <key> /s` prints. Names of keys come out in lower case, since the registry knows no other;
 * what is no key and no value, such as a translated count of findings, is passed over.
 */
export function parseRegQuery(output: string): RegistryKeys {
  const keys = new Map<string, Record<string, RegistryValue>>()
  let open: Record<string, RegistryValue> | undefined
  for (const line of output.split(/\r?\n/)) {
    const key = keyLine.exec(line)?.groups?.['key']
    if (key !== undefined) {
      open = {}
      keys.set(key.toLowerCase(), open)
      continue
    }
    const { name, type, data = '' } = valueLine.exec(line)?.groups ?? {}
    if (open && name !== undefined && type !== undefined) open[name] = readData(type, data)
  }
  return keys
}

function readData(type: string, data: string): RegistryValue {
  switch (type) {
    case 'REG_DWORD':
    case 'REG_DWORD_BIG_ENDIAN':
    case 'REG_QWORD':
      return Number(data)
    case 'REG_MULTI_SZ':
      return data.split(String.raw`\0`).filter(part => part !== '')
    default:
      // REG_BINARY and others are no value of ours: as text the schema refuses them.
      return data
  }
}
