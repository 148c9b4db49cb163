export { plain } from '../../apps/registry/src/plain.js';
