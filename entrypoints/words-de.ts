import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shelve } from '../lib/language/shelf.ts';
import { de } from '../lib/language/de.ts';

export default defineUnlistedScript(() => shelve('de', de));
