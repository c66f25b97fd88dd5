import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shelve } from '../lib/language/shelf.ts';
import { en } from '../lib/language/en.ts';

export default defineUnlistedScript(() => shelve('en', en));
