/** One operation: who may, what it takes, what it answers, and a command to try it. */

import { curlOf } from './curl'
import { make, prose } from './make'
import { objectIn, resolve, typeWords, type Found, type Operation, type Parameter, type Schema, type Spec } from './spec'

const SAID_MS = 2000
const DEEP_MAX = 4

function table(heads: string[], rows: Node[]): HTMLElement {
  return make(
    'div',
    { class: 'table-wrap' },
    make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
      make('tbody', {}, ...rows),
    ),
  )
}

function row(name: string, where: string, type: string, description: string): HTMLTableRowElement {
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, make('code', {}, name)),
    make('td', {}, where),
    make('td', {}, make('span', { class: 'type' }, type), description ? make('p', {}, description) : null),
  )
}

const preset = (schema: Schema): string =>
  schema.default === undefined || schema.default === null ? '' : ` (else ${JSON.stringify(schema.default)})`

function parameters(spec: Spec, given: Parameter[]): HTMLElement {
  const rows = given.map((one) => {
    const schema = one.schema ?? {}
    const where = `${one.in}${one.required ? ', required' : ''}`
    return row(one.name, where, typeWords(spec, schema) + preset(schema), one.description ?? '')
  })
  return table(['Name', 'Where', 'What'], rows)
}

function fields(spec: Spec, schema: Schema, under = '', deep = 0): HTMLTableRowElement[] {
  const rows: HTMLTableRowElement[] = []
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const full = under + name
    const is = schema.required?.includes(name) ? 'required' : 'optional'
    rows.push(row(full, is, typeWords(spec, part) + preset(part), resolve(spec, part).description ?? ''))
    const inner = deep < DEEP_MAX ? objectIn(spec, part) : null
    if (inner) rows.push(...fields(spec, inner, `${full}.`, deep + 1))
  }
  return rows
}

function body(spec: Spec, operation: Operation): Node[] {
  const given = operation.requestBody
  if (!given) return []
  const parts: Node[] = [make('h4', {}, 'Body')]
  for (const [type, { schema }] of Object.entries(given.content)) {
    parts.push(make('p', {}, make('code', {}, type), ` ${given.description ?? ''}${given.required ? ', required' : ''}`))
    const object = schema ? objectIn(spec, schema) : null
    if (object) parts.push(table(['Field', 'Is', 'What'], fields(spec, object)))
    else if (schema) parts.push(make('p', { class: 'type' }, typeWords(spec, schema)))
  }
  return parts
}

function answers(spec: Spec, operation: Operation): Node[] {
  const rows = Object.entries(operation.responses).map(([status, { description = '', content = {} }]) => {
    const types = Object.entries(content)
      .map(([type, { schema }]) => {
        const words = schema ? typeWords(spec, schema) : ''
        return words && words !== 'anything' ? `${type}: ${words}` : type
      })
      .join('; ')
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, make('code', {}, status)),
      make('td', {}, description),
      make('td', { class: 'type' }, types),
    )
  })
  const isGood = (status: string): boolean => status.startsWith('2')
  const good = rows.filter((_, i) => isGood(Object.keys(operation.responses)[i] ?? ''))
  const rest = rows.filter((one) => !good.includes(one))
  const heads = ['Status', 'When', 'What']
  const parts: Node[] = [make('h4', {}, 'Answers'), table(heads, good)]
  if (rest.length) parts.push(make('details', {}, make('summary', {}, `Refusals (${rest.length})`), table(heads, rest)))
  return parts
}

function command(spec: Spec, found: Found): HTMLElement {
  const text = curlOf(spec, found)
  const button = make('button', { class: 'button', type: 'button' }, 'Copy')
  const said = make('span', { role: 'status', class: 'muted' })
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => {
        said.textContent = 'Copied'
        setTimeout(() => (said.textContent = ''), SAID_MS)
      },
      () => (said.textContent = 'The browser forbids it: mark the text by hand.'),
    )
  })
  const code = make('pre', { tabindex: '0', 'aria-label': `curl for ${found.method} ${found.path}` }, make('code', {}, text))
  return make('div', { class: 'command' }, code, make('div', { class: 'row' }, button, said))
}

/** Who may call it, in words. */
export function rightsWords(operation: Operation): string {
  if (operation.security?.length === 0) return 'No login.'
  const rights = operation['x-rights']
  if (!rights?.length) return 'An officer’s session, or a token.'
  return `Right: ${rights.join(' or ')}.`
}

/** The operation, folded; its contents are made when it is opened first. */
export function operationView(spec: Spec, found: Found): HTMLDetailsElement {
  const { id, method, path, operation } = found
  const summary = make(
    'summary',
    {},
    make('span', { class: `method is-${method.toLowerCase()}` }, method),
    make('code', { class: 'path' }, path),
    make('span', { class: 'muted what' }, ...prose((operation.description ?? operation.summary ?? '').split('\n')[0] ?? '')),
  )
  const view = make('details', { class: 'operation', id }, summary)
  view.addEventListener('toggle', () => {
    if (!view.open || view.childElementCount > 1) return
    const text = (operation.description ?? '').split(/\n\s*\n/).map((part) => make('p', {}, ...prose(part.trim())))
    const params = operation.parameters ?? []
    view.append(
      make(
        'div',
        { class: 'inside' },
        ...text,
        make('p', {}, make('strong', {}, rightsWords(operation))),
        ...(params.length ? [make('h4', {}, 'Parameters'), parameters(spec, params)] : []),
        ...body(spec, operation),
        ...answers(spec, operation),
        make('h4', {}, 'Try it'),
        command(spec, found),
      ),
    )
  })
  return view
}
