/** The day in the name of a file, `2026-11-24`, by this desk's clock: whoever saves it looks for today's. */
export function fileDay(now: number): string {
  const at = new Date(now)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
