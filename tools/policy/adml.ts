import { policyWords, type PolicyLanguage } from '#shared/policy/policy-words.ts'
import { type FormPage, formPages, schemaOfForms } from './admx.ts'
import { keyFacts } from './facts.ts'
import { element, xmlDocument } from './xml.ts'

const common = {
  'en-US': {
    about: 'What an organisation may decide for the desktops on which Dering runs.',
    supportedOn: 'Every version of Dering',
    defaults: 'Until a person chooses',
    untilChosen: 'Holds until the person chooses otherwise.',
    enforced: 'Where it is set, nobody can choose otherwise on the computer.',
  },
  'id-ID': {
    about: 'Yang boleh ditetapkan organisasi untuk desktop tempat Dering berjalan.',
    supportedOn: 'Semua versi Dering',
    defaults: 'Sampai orang memilih sendiri',
    untilChosen: 'Berlaku sampai orang itu memilih yang lain.',
    enforced: 'Bila diatur, tidak seorang pun dapat memilih yang lain di komputer itu.',
  },
} as const satisfies Record<PolicyLanguage, object>

/** The texts of the forms in one language. */
export function adml(language: PolicyLanguage): string {
  const words = policyWords[language]
  const said = common[language]
  const string = (id: string, text: string) => element('string', { id }, text)
  return xmlDocument(
    element('policyDefinitionResources', { xmlns: schemaOfForms, revision: '1.0', schemaVersion: '1.0' }, [
      element('displayName', {}, 'Dering'),
      element('description', {}, said.about),
      element('resources', {}, [
        element('stringTable', {}, [
          string('Dering', 'Dering'),
          string('DeringDefaults', said.defaults),
          string('SupportedOn', said.supportedOn),
          ...formPages.flatMap(({ facts, id, isDefault }) => [
            string(id, words[facts.key].name),
            string(
              `${id}_About`,
              `${words[facts.key].about} ${isDefault ? said.untilChosen : said.enforced}`,
            ),
          ]),
          ...keyFacts.flatMap(({ key, options }) =>
            options.map(option => string(`${key}_${option}`, option)),
          ),
        ]),
        element(
          'presentationTable',
          {},
          formPages
            .filter(({ facts }) => facts.kind !== 'switch')
            .map(page =>
              element('presentation', { id: page.id }, [control(page, words[page.facts.key].name)]),
            ),
        ),
      ]),
    ]),
  )
}

function control({ facts: { kind, key, builtIn } }: FormPage, name: string): string {
  switch (kind) {
    case 'count':
      return element('decimalTextBox', { refId: key, defaultValue: Number(builtIn) }, name)
    case 'choice':
      return element('dropdownList', { refId: key, noSort: 'true' }, name)
    case 'list':
      return element('listBox', { refId: key }, name)
    case 'text':
    case 'switch':
      return element('textBox', { refId: key }, [element('label', {}, name)])
  }
}
