/** The officers of both parties, each with all the keys that carry his name. */

import { get } from '../lib/api'
import { store } from '../lib/store.svelte'
import type { Role } from '../lib/types'

export const ROLES: readonly Role[] = ['duty', 'watch-chief', 'interpreter', 'staff', 'releaser', 'auditor', 'admin']
/** A certificate with one of these is signed by the party's root, nothing less (CER-9). */
export const OF_ROOT: ReadonlySet<Role> = new Set<Role>(['watch-chief', 'releaser', 'admin'])

export interface Posting {
  party: string
  name: string
  office: string
  roles: Role[]
  until: number | null
  node_held: boolean
  removed: boolean
  certificate: string
}

export interface Person {
  party: string
  name: string
  office: string
  roles: Role[]
  keys: Posting[]
  /** None of his keys stands any more. */
  isGone: boolean
}

class People {
  postings = $state.raw<Posting[]>([])
  isRead = $state(false)
  fault = $state<unknown>(null)

  all = $derived.by((): Person[] => {
    const found = new Map<string, Person>()
    for (const posting of this.postings) {
      const id = `${posting.party}\0${posting.name}`
      const person = found.get(id) ?? { ...posting, roles: [], keys: [], isGone: true }
      person.keys.push(posting)
      if (!posting.removed) {
        person.isGone = false
        person.office = posting.office
        person.roles = [...new Set([...person.roles, ...posting.roles])]
      }
      found.set(id, person)
    }
    for (const person of found.values()) if (person.isGone) person.roles = person.keys.at(-1)?.roles ?? []
    return [...found.values()].sort(
      (a, b) => Number(a.isGone) - Number(b.isGone) || a.name.localeCompare(b.name),
    )
  })
  ours = $derived(this.all.filter((person) => person.party === store.ours))
  theirs = $derived(this.all.filter((person) => person.party !== store.ours))
  me = $derived(this.ours.find((person) => person.name === store.session?.officer?.name) ?? null)

  async read(): Promise<void> {
    try {
      this.postings = await get<Posting[]>('/api/officers')
      this.isRead = true
      this.fault = null
    } catch (error) {
      this.fault = error
    }
  }
}

export const people = new People()
