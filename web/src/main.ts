import urql from '@urql/vue';
import { createApp } from 'vue';
import App from './App.vue';
import { applyPreferences, recallLocale } from './frame/preferences.js';
import { createClient } from './graphql/client.js';
import { createPages } from './router.js';
import './style/tokens.css';
import './style/element.js';
import './style/base.css';
import { createWording } from './text/wording.js';

applyPreferences();
createApp(App)
  .use(createWording(recallLocale()))
  .use(createPages())
  .use(urql, createClient())
  .mount('#app');
