import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { moneySchema } from '#shared/domain/money.ts'
import { refusalRules } from '#shared/domain/refusal.ts'
import { accountSchema, callHoursSchema } from '#shared/protocol/account.ts'
import * as entities from '#shared/protocol/entities.ts'
import { eventSchemas } from '#shared/protocol/events.ts'
import { methods } from '#shared/protocol/methods.ts'
import { closeCodes, subprotocol, wireLimits } from '#shared/protocol/version.ts'
import { type NamedSchemas, renderSchema } from './render-schema.ts'

const file = fileURLToPath(new URL('../../docs/protocol.md', import.meta.url))

const named: NamedSchemas = new Map<z.ZodType, string>([
  [moneySchema, 'money'],
  [entities.customerSchema, 'customer'],
  [entities.agentSchema, 'agent'],
  [accountSchema, 'account'],
  [callHoursSchema, 'callHours'],
  [entities.callSchema, 'call'],
  [entities.offerSchema, 'offer'],
  [entities.roomSchema, 'room'],
  [entities.messageSchema, 'message'],
  [entities.consentSchema, 'consent'],
  [entities.ringGroupSchema, 'ringGroup'],
  [entities.snapshotSchema, 'snapshot'],
])

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`
const code = (text: string) => `\`${text}\``
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map(cells => row(...cells))].join('\n')

/** The reference page of the wire, from the very schemas that both ends validate with. */
function protocolPage(): string {
  return `# The wire between softphone and platform

Made from \`src-shared/protocol\` by \`npm run docs\`; do not edit. A test fails when the two differ.

\`GET /agent\` upgraded to WebSocket, subprotocol \`${subprotocol}\`, \`Authorization: Bearer …\` in the upgrade request.
Each text frame is one JSON-RPC 2.0 message. Events are notifications \`event {seq, at, type, data}\`; \`seq\` counts per
session without gaps. Times are ISO 8601 UTC, durations whole milliseconds, money whole minor units.

## Limits

${table(
  ['name', 'value'],
  Object.entries(wireLimits).map(([name, value]) => [code(name), value.toLocaleString('en')]),
)}

## Close codes

${table(
  ['name', 'code'],
  Object.entries(closeCodes).map(([name, value]) => [code(name), String(value)]),
)}

## Shapes

${table(
  ['name', 'shape'],
  [...named].map(([schema, name]) => [code(name), renderSchema(schema, named)]),
)}

## Requests

${table(
  ['method', 'params', 'result'],
  Object.entries(methods).map(([name, { params, result }]) => [
    code(name),
    renderSchema(params, named),
    renderSchema(result, named),
  ]),
)}

## Events

${table(
  ['type', 'data'],
  Object.entries(eventSchemas).map(([name, schema]) => [code(name), renderSchema(schema, named)]),
)}

## Refusals

An error with code −32000: \`message\` is a sentence for the person, \`data.reason\` one of these, \`data.rule\` the rule.

${table(
  ['reason', 'rule'],
  Object.entries(refusalRules).map(([reason, rule]) => [code(reason), rule ?? '–']),
)}
`
}

const page = protocolPage()
if (!process.argv.includes('--check')) {
  writeFileSync(file, page)
} else if (readFileSync(file, 'utf8') !== page) {
  process.stderr.write('docs/protocol.md differs from the schemas: run `npm run docs` and commit it.\n')
  process.exitCode = 1
}
