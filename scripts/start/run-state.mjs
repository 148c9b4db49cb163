import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { noteOf } from '../process/identity.mjs';

/** What runs, as the last start wrote it down; undefined when nothing was or the file cannot be read. */
export function readRunState({ runFile }) {
  try {
    return JSON.parse(readFileSync(runFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Every process that a state names, as { pid, identity }. */
export function processesOf(state) {
  if (!state) return [];
  return [...Object.values(state.services ?? {}), state.postgres, state.kafka].filter((entry) => entry?.pid);
}

/**
 * Keeps run.json true: for the demo, the tests and the next start. Only its owner may read it, as it holds the
 * databases' passwords.
 */
export function runState(instance) {
  const state = {
    state: 'starting',
    ...noteOf(process.pid),
    startedAt: new Date().toISOString(),
    home: instance.home,
  };
  const write = () => {
    const unfinished = `${instance.runFile}.new`;
    writeFileSync(unfinished, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, instance.runFile);
  };
  write();
  return {
    set(values) {
      Object.assign(state, values);
      write();
    },
    setService(name, { pid, ...values }) {
      state.services = { ...state.services, [name]: { ...values, ...noteOf(pid) } };
      write();
    },
    setServer: (name, { pid, ...values }) => {
      state[name] = pid ? { ...values, ...noteOf(pid) } : values;
      write();
    },
    now: () => state,
    remove: () => rmSync(instance.runFile, { force: true }),
  };
}
