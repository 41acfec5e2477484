const page = 8

/** Where a key moves the focus in a list; `null`: it does not. */
export function movedIndex(at: {
  readonly key: string
  readonly index: number
  readonly count: number
}): number | null {
  if (at.count === 0) return null
  const target = targetOf(at.key, at.index, at.count)
  return target === null ? null : Math.min(Math.max(target, 0), at.count - 1)
}

function targetOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1
    case 'ArrowUp':
      return index - 1
    case 'PageDown':
      return index + page
    case 'PageUp':
      return index - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
