/** The keys of the screen now shown, and the map of them that `?` opens. */

export interface KeyBinding {
  /** One character ("a", "/", "?"), a named key ("Escape"), or "Ctrl+Alt+S". */
  keys: string
  /** The Fluent id of what it does, as "key-acknowledge". */
  id: string
  run: (event: KeyboardEvent) => void
  /** Also while a field has the focus. */
  inFields?: boolean
  when?: () => boolean
}

class Keymap {
  sets = $state.raw<{ screen: string; bindings: KeyBinding[] }[]>([])
  isShown = $state(false)
}

export const keymap = new Keymap()

/** Make keys work while a screen stands. Returns what undoes it: use it in onMount or $effect. */
export function register(screen: string, bindings: KeyBinding[]): () => void {
  const set = { screen, bindings }
  keymap.sets = [...keymap.sets, set]
  return () => {
    keymap.sets = keymap.sets.filter((other) => other !== set)
  }
}

// A key is text only where text can be typed: not on a tick box, a choice or a slider.
const NOT_TYPED_IN = new Set(['checkbox', 'radio', 'range', 'button', 'submit', 'file', 'color'])

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && NOT_TYPED_IN.has(target.type)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

// Where a wide table has the focus, the arrows scroll it and do nothing else.
const isScrolled = ({ key, target }: KeyboardEvent): boolean =>
  key.startsWith('Arrow') && target instanceof HTMLElement && 'scrolls' in target.dataset

function matches(binding: KeyBinding, event: KeyboardEvent): boolean {
  const parts = binding.keys.split('+')
  const last = parts.at(-1) || '+'
  const hasCtrl = parts.includes('Ctrl')
  const hasAlt = parts.includes('Alt')
  if (event.metaKey || hasCtrl !== event.ctrlKey || hasAlt !== event.altKey) return false
  // With a chord the layout may give another letter (Cyrillic, AltGr): the place of the key counts.
  if (hasCtrl || hasAlt) return event.code === `Key${last.toUpperCase()}`
  if (last.length > 1) return event.key === last
  if (event.key.toLowerCase() === last.toLowerCase()) return true
  return /^[a-z]$/i.test(last) && /[^\x00-\x7f]/.test(event.key) && event.code === `Key${last.toUpperCase()}`
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || event.isComposing || isScrolled(event)) return
  const inField = isField(event.target)
  const inDialog = document.querySelector('dialog[open]') !== null
  for (const { screen, bindings } of [...keymap.sets].reverse()) {
    for (const binding of bindings) {
      if (!matches(binding, event) || (inField && !binding.inFields)) continue
      // An alarm can be silenced over any dialog.
      if (inDialog && !binding.inFields && screen !== 'dialog' && screen !== 'alarms') continue
      if (binding.when && !binding.when()) continue
      event.preventDefault()
      binding.run(event)
      return
    }
  }
}

addEventListener('keydown', pressed)
