export { EntityManager } from '../need.repository.js';
