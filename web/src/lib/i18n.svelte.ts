/** Fluent catalogues of the node, in the person's language. Every word on the screen comes from here. */

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import { LANGUAGES, prefs, type Language } from './prefs.svelte'

export type Args = Record<string, FluentVariable>

class Catalogue {
  bundle = $state.raw<FluentBundle | null>(null)
  language = $state<Language>('en')
}

const catalogue = new Catalogue()
const read = new Map<Language, FluentBundle>()

async function fetched(language: Language): Promise<FluentBundle> {
  const before = read.get(language)
  if (before) return before
  let text = ''
  let isFresh = true
  try {
    const answer = await fetch(`/api/locale/${language}`, { credentials: 'same-origin' })
    if (!answer.ok) throw new Error(`catalogue ${language}: HTTP ${answer.status}`)
    text = await answer.text()
    keepWords(language, text)
  } catch (error) {
    // The node is dead: the words it gave before still say that it is.
    text = keptWords(language)
    isFresh = false
    if (!text) throw error
  }
  const bundle = new FluentBundle(language, { useIsolating: true })
  bundle.addResource(new FluentResource(text))
  if (isFresh) read.set(language, bundle)
  return bundle
}

const kept = (language: Language): string => `openline.words.${language}`

function keepWords(language: Language, text: string): void {
  try {
    localStorage.setItem(kept(language), text)
  } catch {
    // Storage is full or forbidden: a dead node is then told of in three fixed lines.
  }
}

function keptWords(language: Language): string {
  try {
    return localStorage.getItem(kept(language)) ?? ''
  } catch {
    return ''
  }
}

/** Load a language and show everything in it; remembered on this PC when `keep`. */
export async function setLanguage(language: Language, keep = true): Promise<void> {
  catalogue.bundle = await fetched(language)
  catalogue.language = language
  document.documentElement.lang = language
  if (keep) prefs.set({ language })
}

export const asLanguage = (value: string): Language =>
  LANGUAGES.find((one) => one === value) ?? 'en'

/** The language of the console now; reactive. */
export const language = (): Language => catalogue.language

/** The words of one message; reactive. An id that no catalogue has shows itself, so that it is seen. */
export function t(id: string, args?: Args): string {
  const { bundle } = catalogue
  if (bundle === null) return ''
  const message = bundle.getMessage(id)
  if (!message?.value) return `⟦${id}⟧`
  return bundle.formatPattern(message.value, args, [])
}

/** Whether the catalogue has this id: for words that the node chooses (kinds, conditions). */
export const has = (id: string): boolean => Boolean(catalogue.bundle?.getMessage(id)?.value)

/** t(id) when the catalogue has it, else the fallback as it came. */
export const tOr = (id: string, fallback: string, args?: Args): string =>
  has(id) ? t(id, args) : fallback
