import './styles/base.css'
import './styles/forms.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { writeDaysBy } from './lib/format'
import { prefs } from './lib/prefs.svelte'
import { dayOf } from './lib/zones'

void prefs
writeDaysBy(dayOf)
const target = document.getElementById('app')
if (target) mount(App, { target })
