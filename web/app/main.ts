/** Where the pages of the register begin. */
import { mount } from 'svelte'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'
import App from './App.svelte'
import { getAhead } from './api.js'
import { chineseLetters, startLanguage } from './language.svelte.js'
import { pageAt } from './pages.js'
import { path } from './router.svelte.js'

/** After the first page stands, as far as anybody can say. */
const lettersMilliseconds = 5000

const target = document.getElementById('page')
if (!target) throw new Error('the page has no place for the register')
getAhead('/api/session')
// The page's own code comes while words and session are awaited; where it does not come, the page says so when it is shown.
pageAt(path())
  ?.load()
  .catch(() => undefined)
await startLanguage()
mount(App, { target })
// Names and places in Chinese stand in every language; what does not come is shown in the letters of the device.
setTimeout(() => chineseLetters().catch(() => undefined), lettersMilliseconds)
