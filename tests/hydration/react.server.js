import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './react.js';

export const render = (ids) => renderToString(createElement(App, { ids }));
