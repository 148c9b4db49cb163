export { plain } from '../../../registry/src/plain.js';
