import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shelve } from '../lib/language/shelf.ts';
import { zh } from '../lib/language/zh.ts';

export default defineUnlistedScript(() => shelve('zh', zh));
