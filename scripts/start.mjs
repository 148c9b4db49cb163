import { expectNode } from './start/node-version.mjs';

expectNode();
const { start } = await import('./start/sequence.mjs');
await start(process.argv.slice(2));
