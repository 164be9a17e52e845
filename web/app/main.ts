/** Where the pages of the register begin. */
import { mount } from 'svelte'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'
import App from './App.svelte'
import { startLanguage } from './language.svelte.js'

const target = document.getElementById('page')
if (!target) throw new Error('the page has no place for the register')
await startLanguage()
mount(App, { target })
