import type { Template } from '../meta/graph-port.ts'

/** The language where an account's setting names none. */
const usualLanguage = 'id'

/**
 * Reads an account's `consentTemplate`: the template's name, then `/language` where it is another than Indonesian, then
 * `?caption` where the template's body has one place for what the agent writes: `call_permission/en_US?caption`.
 */
export function readConsentTemplate(setting: string, caption: string): Template {
  const takesCaption = setting.endsWith('?caption')
  const [name = '', language = usualLanguage] = setting.replace(/\?caption$/, '').split('/')
  return { name, language, variables: takesCaption ? [onOneLine(caption)] : [] }
}

/** Meta takes no line breaks, tabs or long gaps in a template's variable (Meta: message templates, error 132018). */
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
