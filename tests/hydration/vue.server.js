import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { App } from './vue.js';

export const render = (ids) => renderToString(createSSRApp(App, { ids }));
