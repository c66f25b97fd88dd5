import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shelve } from '../lib/language/shelf.ts';
import { es } from '../lib/language/es.ts';

export default defineUnlistedScript(() => shelve('es', es));
