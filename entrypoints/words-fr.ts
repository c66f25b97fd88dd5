import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shelve } from '../lib/language/shelf.ts';
import { fr } from '../lib/language/fr.ts';

export default defineUnlistedScript(() => shelve('fr', fr));
