import { policyWords } from '#shared/policy/policy-words.ts'
import { type KeyFacts, keyFacts } from './facts.ts'

const code = (text: string) => `\`${text}\``
const cell = (text: string) => text.replaceAll(/[|*]/g, String.raw`\$&`)

/** What a key takes, in the words of a table. */
function values({ kind, range, options, example }: KeyFacts): string {
  switch (kind) {
    case 'switch':
      return '`true`, `false`'
    case 'count':
      return `${range?.min} to ${range?.max}`
    case 'choice':
      return options.map(code).join(', ')
    case 'list':
      return `list, such as ${code(JSON.stringify(example))}`
    case 'text':
      return `such as ${code(String(example))}`
  }
}

function builtIn({ builtIn: value }: KeyFacts): string {
  if (value === '') return '–'
  return code(typeof value === 'string' ? value : JSON.stringify(value))
}

/** The reference of all keys for IT. */
export function policyPage(): string {
  const rows = keyFacts.map(facts => {
    const { name, about } = policyWords['en-US'][facts.key]
    const hold = facts.hasDefault ? 'enforced or default' : 'enforced'
    return `| ${code(facts.key)} | ${cell(`**${name}.** ${about}`)} | ${values(facts)} | ${builtIn(facts)} | ${hold} |`
  })
  return `# Policies

Made from \`src-shared/policy\` by \`npm run docs\`; do not edit. A test fails when the two differ.

An organisation decides by **enforcing** a key, which nobody at the computer can change, or by giving a **default**, which
holds until a person chooses. What holds is, the strongest first: enforced for the computer, enforced for the person, the
person's own choice, the default for the computer, what is built in. The app shows what is enforced as locked, with the words
“Set by your organisation”, and refuses a change by whatever way it is asked. A change holds within a minute, also in the
middle of a call, unless the table says otherwise.

A value that makes no sense is not obeyed, whatever the other keys say; the app starts all the same, and tells in _Settings →
About_, in its log and in the report for support. While it runs, a value, a file or a registry that stops making sense unlocks
nothing: what it said before holds until the app is closed.

| system  | enforced                                                                  | default                                    |
| ------- | ------------------------------------------------------------------------- | ------------------------------------------ |
| Windows | \`HKLM\\Software\\Policies\\Dering\`, \`HKCU\\Software\\Policies\\Dering\` (for one person) | \`HKLM\\Software\\Policies\\Dering\\Defaults\` |
| macOS   | managed preferences of \`com.dering.desktop\`                             | the dictionary \`Defaults\` there          |
| Linux   | \`/etc/dering/policy.json\`                                               | the object \`Defaults\` there              |

- **Windows.** Copy \`assets/policies/windows\` into the central store of group policies, or import it into Intune. Switches are
  DWORDs 0 and 1, numbers DWORDs, the rest strings; a list is a key of its own with a value for each entry, or a multi-string.
- **macOS.** Send \`assets/policies/macos/dering.mobileconfig\` by your MDM, with your own values.
- **Linux.** The file must belong to root and be writable by nobody else; otherwise it is not read. Begin with
  \`assets/policies/linux/policy.json\`; an editor checks it against \`assets/policies/policies.schema.json\`.

| key | what it decides | values | built in | tiers |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
