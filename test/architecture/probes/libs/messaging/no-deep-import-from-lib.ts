export { inner } from '../kernel/inner.js';
