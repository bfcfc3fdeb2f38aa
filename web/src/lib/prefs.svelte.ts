/** What a person chose on this PC: theme, language, text size. Nothing of it is secret. */

export const THEMES = ['day', 'dark', 'night'] as const
export type Theme = (typeof THEMES)[number]
export const LANGUAGES = ['en', 'ru', 'id'] as const
export type Language = (typeof LANGUAGES)[number]
export const TEXT_SIZES = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

const KEY = 'openline.prefs'

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((one) => one === value) ?? null
}

function stored(): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return found !== null && typeof found === 'object' ? (found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

class Prefs {
  theme = $state<Theme>('dark')
  /** null: what the node's settings say. */
  language = $state<Language | null>(null)
  textSize = $state<TextSize>('normal')

  constructor() {
    const before = stored()
    this.theme = oneOf(THEMES, before['theme']) ?? 'dark'
    this.language = oneOf(LANGUAGES, before['language'])
    this.textSize = oneOf(TEXT_SIZES, before['textSize']) ?? 'normal'
    this.#show()
  }

  set(change: { theme?: Theme; language?: Language; textSize?: TextSize }): void {
    Object.assign(this, change)
    this.#show()
    try {
      const { theme, language, textSize } = this
      localStorage.setItem(KEY, JSON.stringify({ theme, language, textSize }))
    } catch {
      // Storage is full or forbidden: the choice holds until this page closes.
    }
  }

  #show(): void {
    const page = document.documentElement
    page.dataset['theme'] = this.theme
    page.dataset['text'] = this.textSize
  }
}

export const prefs = new Prefs()
