/** Where the pages of the register begin. */
import { mount } from 'svelte'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'
import App from './App.svelte'
import { startLanguage } from './language.svelte.js'
import { pageAt } from './pages.js'
import { path } from './router.svelte.js'

const target = document.getElementById('page')
if (!target) throw new Error('the page has no place for the register')
// The page's own code comes while words and session are awaited; where it does not come, the page says so when it is shown.
pageAt(path())
  ?.load()
  .catch(() => undefined)
await startLanguage()
mount(App, { target })
