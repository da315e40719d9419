// A page of text, with the shop around it.

import { openPage } from './parts/page.js';

openPage({ placement: 'cart', show: () => () => {} });
