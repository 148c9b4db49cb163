export { inner } from '../../../../libs/kernel/inner.js';
