/** What a person typed survives a reload and a restart of the node; it is cleared on success. */

import { store } from './store.svelte'

/** One officer's words are not for the next one at this console. */
const prefix = (): string =>
  `openline.draft.${store.session?.officer?.certificate.slice(0, 16) ?? ''}.`
const CHARACTERS_MAX = 200_000

function stored(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(prefix() + name) ?? 'null')
  } catch {
    return null
  }
}

export interface Draft<T extends object> {
  readonly value: T
  /** Keep what stands in `value` now. Call it in an $effect or on input. */
  keep(): void
  clear(): void
}

/**
 * A form's fields by name. `empty` gives the shape: a stored field of another type is dropped.
 *
 *     const d = draft('compose', { text: '', precedence: 'ROUTINE' })
 *     <textarea bind:value={d.value.text} oninput={d.keep}>
 */
export function draft<T extends object>(name: string, empty: T): Draft<T> {
  const before = stored(name)
  const value = $state<T>({ ...empty })
  if (before !== null && typeof before === 'object') {
    for (const key of Object.keys(empty) as (keyof T)[]) {
      const old = (before as Partial<T>)[key]
      if (old !== undefined && typeof old === typeof empty[key]) value[key] = old as T[keyof T]
    }
  }
  return {
    get value() {
      return value
    },
    keep() {
      const text = JSON.stringify(value)
      try {
        if (text.length <= CHARACTERS_MAX) sessionStorage.setItem(prefix() + name, text)
      } catch {
        // No room: the text still stands in the form.
      }
    },
    clear() {
      Object.assign(value, empty)
      sessionStorage.removeItem(prefix() + name)
    },
  }
}
