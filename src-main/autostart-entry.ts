/**
 * An entry of freedesktop.org's "Desktop Application Autostart".
 * @param command its words are quoted, so that a space in a path does not part them
 */
export function autostartEntry(command: readonly string[]): string {
  const words = command.map(word => `"${word.replaceAll(/["`$\\]/gu, String.raw`\$&`)}"`)
  return ['[Desktop Entry]', 'Type=Application', 'Name=Dering', `Exec=${words.join(' ')}`, ''].join('\n')
}
