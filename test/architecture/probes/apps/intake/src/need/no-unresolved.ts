export { nothing } from './missing.js';
