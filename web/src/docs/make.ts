/** Elements made from text: nothing of the description is ever read as markup. */

type Child = Node | string | null | false

/** Words in which `names` stand between backticks. */
export const prose = (text: string): Node[] =>
  text.split('`').map((part, i) => (i % 2 ? make('code', {}, part) : document.createTextNode(part)))

/** An element with attributes (true: present; false or null: absent) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | null | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false))
  return element
}
