export { world } from '../../testing/world.js';
