import { type KeyFacts, keyFacts } from './facts.ts'
import { element, xmlDocument } from './xml.ts'

const registryKey = String.raw`Software\Policies\Dering`
export const defaultsKey = String.raw`Software\Policies\Dering\Defaults`
export const schemaOfForms = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions'

/** One page of a form: a key as it is enforced, or as it holds until a person chooses. */
export interface FormPage {
  readonly facts: KeyFacts
  /** Its name among the forms of the computer, and of its texts. */
  readonly id: string
  readonly isDefault: boolean
}

/** Every page: all keys enforced, and as a default those in which a person has a say. */
export const formPages: readonly FormPage[] = [
  ...keyFacts.map(facts => ({ facts, id: facts.key, isDefault: false })),
  ...keyFacts
    .filter(({ hasDefault }) => hasDefault)
    .map(facts => ({ facts, id: `${facts.key}_Default`, isDefault: true })),
]

/** What the group policy editor of Windows may set, where in the registry it is written, and within which limits. */
export function admx(): string {
  return xmlDocument(
    element('policyDefinitions', { xmlns: schemaOfForms, revision: '1.0', schemaVersion: '1.0' }, [
      element('policyNamespaces', {}, [
        element('target', { prefix: 'dering', namespace: 'Dering.Policies' }),
      ]),
      element('resources', { minRequiredRevision: '1.0' }),
      element('supportedOn', {}, [
        element('definitions', {}, [
          element('definition', { name: 'SupportedOn', displayName: '$(string.SupportedOn)' }),
        ]),
      ]),
      element('categories', {}, [
        element('category', { name: 'Dering', displayName: '$(string.Dering)' }),
        element('category', { name: 'DeringDefaults', displayName: '$(string.DeringDefaults)' }, [
          element('parentCategory', { ref: 'Dering' }),
        ]),
      ]),
      element('policies', {}, formPages.map(page)),
    ]),
  )
}

function page({ facts, id, isDefault }: FormPage): string {
  const isSwitch = facts.kind === 'switch'
  const attributes = {
    name: id,
    // Defaults are read of the computer alone.
    class: isDefault ? 'Machine' : 'Both',
    displayName: `$(string.${id})`,
    explainText: `$(string.${id}_About)`,
    key: isDefault ? defaultsKey : registryKey,
    ...(isSwitch ? { valueName: facts.key } : { presentation: `$(presentation.${id})` }),
  }
  return element('policy', attributes, [
    element('parentCategory', { ref: isDefault ? 'DeringDefaults' : 'Dering' }),
    element('supportedOn', { ref: 'SupportedOn' }),
    ...(isSwitch
      ? [
          element('enabledValue', {}, [element('decimal', { value: 1 })]),
          element('disabledValue', {}, [element('decimal', { value: 0 })]),
        ]
      : [element('elements', {}, [field(facts)])]),
  ])
}

function field({ kind, key, range, options }: KeyFacts): string {
  const named = { id: key, valueName: key, required: 'true' }
  switch (kind) {
    case 'count':
      return element('decimal', { ...named, minValue: range?.min ?? 0, maxValue: range?.max ?? 0 })
    case 'choice':
      return element(
        'enum',
        named,
        options.map(option =>
          element('item', { displayName: `$(string.${key}_${option})` }, [
            element('value', {}, [element('string', {}, option)]),
          ]),
        ),
      )
    case 'list':
      // A list of a form is a key of its own, with a value for each entry.
      return element('list', { id: key, key: `${registryKey}\\${key}`, valuePrefix: '' })
    case 'text':
    case 'switch':
      return element('text', named)
  }
}
