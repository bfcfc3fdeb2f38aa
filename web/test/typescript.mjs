// Lets `node --test` read our TypeScript: types are taken away by the compiler that is here anyway.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
