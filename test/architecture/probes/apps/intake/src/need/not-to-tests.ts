export { servers } from '../../../../test/harness/servers.js';
