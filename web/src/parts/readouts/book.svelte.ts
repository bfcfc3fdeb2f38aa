/** The readouts as the node tells them. */

import { store } from '../../lib/store.svelte'
import { readReadouts, type OfContact, type ReadoutsView } from '../../lib/readouts'

class Book {
  view = $state.raw<ReadoutsView | null>(null)
  fault = $state<unknown>(null)
  #asked = 0

  read = async (): Promise<void> => {
    const asked = ++this.#asked
    try {
      const view = await readReadouts()
      if (asked !== this.#asked) return
      this.view = view
      this.fault = null
    } catch (error) {
      if (asked === this.#asked) this.fault = error
    }
  }

  contact(id: string): OfContact | null {
    return this.view?.contacts.find(({ contact }) => contact.id === id || contact.ledger_id === id) ?? null
  }

  forget(): void {
    this.view = null
  }
}

export const book = new Book()
store.on('ended', () => book.forget())
