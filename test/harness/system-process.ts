import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  readonly pid: number;
  readonly exited: Promise<Ending>;
  running(): boolean;
  kill(signal?: NodeJS.Signals): unknown;
  stop(options?: { signal?: NodeJS.Signals; ms?: number }): Promise<Ending>;
}

interface ChildOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
}

const script = <Module>(path: string): Promise<Module> =>
  import(new URL(`../../scripts/${path}`, import.meta.url).href) as Promise<Module>;

/** A Node process in a group of its own, that ends with this one; its output goes to the file `log`. */
export async function startNode({ name, args, env, log }: ChildOptions): Promise<Child> {
  const { startChild, stopOrder } = await script<{
    startChild: (options: object) => Child;
    stopOrder: Record<string, number>;
  }>('process/child.mjs');
  mkdirSync(dirname(log), { recursive: true });
  const order = stopOrder['service'];
  return startChild({ name, command: process.execPath, args, env, cwd: root, log, order, graceMs: 30_000 });
}

/** Runs a script to its end, and rejects with what it said unless it ends with 0. */
export async function runNode(options: ChildOptions, limitMs = 120_000): Promise<void> {
  const child = await startNode(options);
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const { code, signal } = await child.exited;
  clearTimeout(timer);
  if (code === 0) return;
  throw new Error(`${options.name} ended with ${signal ?? code}:\n${readFileSync(options.log, 'utf8')}`);
}

/** Ports that nobody uses, below those that outgoing connections get. */
export async function freePorts(count: number): Promise<number[]> {
  const { freePorts: find } = await script<{ freePorts: (count: number) => Promise<number[]> }>(
    'start/ports.mjs',
  );
  return find(count);
}

/** Whether something accepts connections there. */
export async function accepts(port: number): Promise<boolean> {
  const { accepts: ask } = await script<{ accepts: (port: number) => Promise<boolean> }>('start/ports.mjs');
  return ask(port);
}

/** Whether any process of the group is left. */
export function groupIsGone(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
