// The engine script: what runs in a page once something is needed (www/loader/ fetches it).

export { controller } from './controller.js';
