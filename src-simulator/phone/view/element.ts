type Attributes = Record<string, string | boolean | ((event: Event) => void)>

/**
 * Makes an element: functions become listeners of the event they are named for, `true` an empty attribute, and
 * `false` leaves the attribute out.
 */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

const shapes = {
  phone:
    'M6.6 3.5 9 8l-2 2.1c1.3 2.9 3.9 5.5 6.9 6.9L16 15l4.5 2.4c.2 2-1.5 3.7-3.5 3.6C9.9 20.6 3.4 14.1 3 7 2.9 5 4.6 3.3 6.6 3.5z',
  hangUp:
    'M3.5 14.5c-.9-1-.9-2.4.1-3.3 4.7-4 12.1-4 16.8 0 1 .9 1 2.3.1 3.3l-1 1c-.5.5-1.2.6-1.8.3l-2.2-1.2a1.5 1.5 0 0 1-.8-1.5l.1-1.3a11 11 0 0 0-5.6 0l.1 1.3c0 .6-.3 1.2-.8 1.5l-2.2 1.2c-.6.3-1.3.2-1.8-.3z',
  microphone: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11v1a6 6 0 0 0 12 0v-1M12 18v3',
  send: 'M4 12 20 4l-4.5 16-3.5-6.5z',
  more: 'M12 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM12 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM12 16a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  play: 'M8 5v14l11-7z',
} as const

/** A drawing that says nothing by itself: the control around it carries the name. */
export const icon = (name: keyof typeof shapes): SVGSVGElement => {
  const space = 'http://www.w3.org/2000/svg'
  const drawing = document.createElementNS(space, 'svg')
  drawing.setAttribute('viewBox', '0 0 24 24')
  drawing.setAttribute('aria-hidden', 'true')
  drawing.setAttribute('class', `icon icon-${name}`)
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', shapes[name])
  drawing.append(path)
  return drawing
}
