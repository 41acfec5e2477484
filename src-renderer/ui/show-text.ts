/** Makes `text` all that the element says; the text that is there is changed in place, which lays out the least. */
export function showText(element: Element, text: string): void {
  const { firstChild } = element
  if (!(firstChild instanceof Text)) element.textContent = text
  else if (firstChild.data !== text) firstChild.data = text
}
