// Holds the other end of a pipe from the process that starts the servers. When that process dies, in whatever way,
// the pipe closes and what it had started is stopped here, in order: services, Kafka, PostgreSQL.
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, stillRuns } from './identity.mjs';

const GRACE_MS = 8_000;
const watched = new Map();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

async function gone(children, until) {
  while (Date.now() < until && children.some(stillRuns)) await delay(30);
}

async function stopAll() {
  const orders = [...new Set([...watched.values()].map((child) => child.order))].sort((a, b) => a - b);
  for (const order of orders) {
    const children = [...watched.values()].filter((child) => child.order === order && stillRuns(child));
    for (const { pid, signal } of children) send(pid, signal);
    await gone(children, Date.now() + GRACE_MS);
    for (const { pid } of children) send(-pid, 'SIGKILL');
  }
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { add, remove } = JSON.parse(line);
    if (add) watched.set(add.pid, { ...add, identity: identityOf(add.pid) });
    if (remove) watched.delete(remove);
  })
  .on('close', () => void stopAll().then(() => process.exit(0)));
