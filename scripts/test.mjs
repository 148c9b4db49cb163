import { expectNode } from './start/node-version.mjs';

expectNode();
const { test } = await import('./test/sequence.mjs');
await test(process.argv.slice(2));
