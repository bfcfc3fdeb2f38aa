import './styles/base.css'
import './styles/forms.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { prefs } from './lib/prefs.svelte'

void prefs
const target = document.getElementById('app')
if (target) mount(App, { target })
