import { z } from 'zod'

/** The part of JSON Schema that our wire schemas make. */
interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly format?: string
  readonly $ref?: string
}

/** Named shapes are written once, under their own heading; elsewhere their name stands. */
export type NamedSchemas = ReadonlyMap<z.ZodType, string>

/** Writes a zod schema as a short type, as a reader of the wire wants it. */
export function renderSchema(schema: z.ZodType, named: NamedSchemas): string {
  const registry = z.registry<{ id: string }>()
  for (const [shape, id] of named) if (shape !== schema) registry.add(shape, { id })
  // The library types its output loosely; the shapes that can occur are those of JsonSchema.
  const json = z.toJSONSchema(schema, {
    metadata: registry,
    unrepresentable: 'any',
    io: 'input',
  }) as JsonSchema
  return render(json, 0)
}

function render(schema: JsonSchema, depth: number): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' \\| ')
  if (schema.anyOf) return schema.anyOf.map(part => render(part, depth)).join(' \\| ')
  if (Array.isArray(schema.type)) return schema.type.join(' \\| ')
  switch (schema.type) {
    case 'array':
      return `[${render(schema.items ?? {}, depth)}]`
    case 'object':
      return renderObject(schema, depth)
    case 'integer':
      return 'integer'
    case 'string':
      return schema.format === 'date-time' ? 'time' : (schema.format ?? 'string')
    case undefined:
      return 'any'
    default:
      return String(schema.type)
  }
}

function renderObject(schema: JsonSchema, depth: number): string {
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => `${name}${required.has(name) ? '' : '?'}: ${render(field, depth + 1)}`,
  )
  if (typeof schema.additionalProperties === 'object') {
    if (fields.length === 0) return '{…}'
    if (Object.keys(schema.additionalProperties).length === 0) fields.push('…')
  }
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}
