/** The page of the API: made in the browser from /openapi.json, offline, under the console's policy. */

import '../styles/base.css'
import '../styles/forms.css'
import './docs.css'
import { make } from './make'
import { operationView } from './operation'
import { byTag, type Found, type Spec } from './spec'
import { THEMES, keepTheme, themeNow } from './theme'

const ABOUT: Record<string, string> = {
  console: 'What a console begins with: the whole picture, and one stream of what changes.',
  session: 'Signing in at a console. Programs use a token instead.',
  acts: 'What an officer does: the node prepares it, his key signs it, the node records it.',
  items: 'Messages, STOP, acknowledgements and answers; sent by programs with an officer’s key on the node.',
  record: 'Both logs, their proof, and evidence for a stranger.',
}

function intro(spec: Spec): HTMLElement {
  return make(
    'header',
    { class: 'panel stack' },
    make('h1', {}, `${spec.info.title} API`),
    make('p', {}, `Version ${spec.info.version}. ${spec.info.description ?? ''}`),
    make('p', {}, 'A token with named rights is made on the node: ', make('code', {}, 'openline token --help'), '. Put it into ', make('code', {}, 'OPENLINE_TOKEN'), '; this page never asks for it.'),
    make('p', {}, 'Times are milliseconds UTC, ids are hex. A refusal is application/problem+json: the clause, what is wrong, and the next step. A POST with an Idempotency-Key is done once, however often it is sent.'),
    make('p', {}, 'The description itself: ', make('a', { href: '/openapi.json' }, '/openapi.json'), ' (OpenAPI 3.1).'),
  )
}

function themeChoice(): HTMLElement {
  const select = make('select', { id: 'theme' }, ...THEMES.map((one) => make('option', { value: one, selected: one === themeNow() }, one)))
  select.addEventListener('change', () => keepTheme(select.value))
  return make('div', { class: 'field' }, make('label', { for: 'theme' }, 'Theme'), select)
}

interface Shown {
  found: Found
  view: HTMLDetailsElement
  link: HTMLElement
}

function finder(all: Shown[], sections: HTMLElement[], said: HTMLElement): HTMLElement {
  const input = make('input', { id: 'find', type: 'search', autocomplete: 'off' })
  const look = (): void => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    let count = 0
    for (const { found, view, link } of all) {
      const text = `${found.method} ${found.path} ${found.operation.description ?? ''} ${found.operation['x-rights']?.join(' ') ?? ''}`.toLowerCase()
      const isFound = words.every((word) => text.includes(word))
      view.hidden = link.hidden = !isFound
      if (isFound) count++
    }
    for (const section of sections) section.hidden = !section.querySelector('.operation:not([hidden])')
    said.textContent = `${count} of ${all.length} operations`
  }
  input.addEventListener('input', look)
  addEventListener('keydown', (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
    if (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    input.focus()
  })
  look()
  return make('div', { class: 'field' }, make('label', { for: 'find' }, 'Find (key /)'), input)
}

function openNamed(): void {
  const named = document.getElementById(location.hash.slice(1))
  if (!(named instanceof HTMLDetailsElement)) return
  named.open = true
  named.querySelector('summary')?.focus()
  named.scrollIntoView({ block: 'start' })
}

function page(spec: Spec): void {
  const all: Shown[] = []
  const sections: HTMLElement[] = []
  const links: HTMLElement[] = []
  for (const [tag, operations] of byTag(spec)) {
    const shown = operations.map((found) => {
      const link = make('li', {}, make('a', { href: `#${found.id}` }, make('span', { class: 'method' }, found.method), ' ', found.path.replace('/api', '')))
      return { found, view: operationView(spec, found), link }
    })
    all.push(...shown)
    sections.push(
      make('section', { 'aria-labelledby': `tag-${tag}`, class: 'stack' }, make('h2', { id: `tag-${tag}` }, tag), ABOUT[tag] ? make('p', { class: 'muted' }, ABOUT[tag]) : null, ...shown.map(({ view }) => view)),
    )
    links.push(make('li', {}, make('h2', {}, tag), make('ul', {}, ...shown.map(({ link }) => link))))
  }
  const said = make('p', { role: 'status', class: 'muted small' })
  const side = make('nav', { 'aria-label': 'Operations' }, themeChoice(), finder(all, sections, said), said, make('ul', {}, ...links))
  document.getElementById('docs')?.replaceChildren(
    make('a', { class: 'skip button', href: '#main' }, 'Skip to the operations'),
    make('div', { class: 'frame' }, side, make('main', { id: 'main', tabindex: '-1', class: 'stack' }, intro(spec), ...sections)),
  )
  addEventListener('hashchange', openNamed)
  openNamed()
}

async function begin(): Promise<void> {
  try {
    const answer = await fetch('/openapi.json', { credentials: 'omit' })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    page((await answer.json()) as Spec)
  } catch (error) {
    document.getElementById('docs')?.replaceChildren(
      make('main', { class: 'stack' }, make('h1', {}, 'Openline API'), make('p', { role: 'alert', class: 'note is-bad' }, `The node does not answer (${String(error)}). Reload this page.`)),
    )
  }
}

void begin()
