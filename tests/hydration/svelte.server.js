import { render as renderComponent } from 'svelte/server';
import List from './List.svelte';

export const render = (ids) => renderComponent(List, { props: { ids } }).body;
