import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../harness/servers.js';
import { Http } from '../harness/system-http.js';
import { accepts, freePorts, groupIsGone, root } from '../harness/system-process.js';

interface RunState {
  readonly state: string;
  readonly pid: number;
  readonly urls: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, { readonly pid: number; readonly port: number }>>;
  readonly postgres: { readonly pid: number; readonly port: number };
  readonly kafka: { readonly pid: number; readonly port: number };
}

interface Start {
  readonly process: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  output(): string;
}

const NAMES = ['intake', 'registry', 'matcher', 'desk', 'postgres', 'kafka'];

describe('npm start', () => {
  const home = mkdtempSync(join(tmpdir(), 'liandong-start-'));
  let ports: number[];
  let first: Start;
  let household: string;
  let running: RunState;
  const starts: Start[] = [];

  beforeAll(async () => {
    ports = await freePorts(NAMES.length);
  });

  afterAll(async () => {
    for (const { process: child } of starts) if (child.exitCode === null) child.kill('SIGINT');
    await Promise.all(starts.map(({ ended }) => ended));
    rmSync(home, { recursive: true, force: true });
  }, 60_000);

  /** In a group of its own, as a shell would run it. */
  function start(command = 'npm', args = ['start']): Start {
    const { NODE_ENV: _, JEST_WORKER_ID: __, TEST_DATABASE_URL: ___, ...inherited } = process.env;
    const own = Object.fromEntries(
      NAMES.map((name, at) => [`${name.toUpperCase()}_PORT`, String(ports[at])]),
    );
    const env = { ...inherited, ...own, LIANDONG_HOME: home };
    const child = spawn(command, args, {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += String(text)));
    child.stderr.on('data', (text) => (output += String(text)));
    const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
      child.once('close', (code, signal) => resolve(code ?? signal));
    });
    const one = { process: child, ended, output: () => output };
    starts.push(one);
    return one;
  }

  const stateOf = () => JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as RunState;

  const ready = ({ process: child }: Start, deadlineMs: number) =>
    eventually(() => {
      if (child.exitCode === null) expect(stateOf().state).toBe('ready');
      return stateOf();
    }, deadlineMs);

  const pidsOf = ({ pid, services, postgres, kafka }: RunState) => [
    pid,
    ...Object.values(services).map((service) => service.pid),
    postgres.pid,
    kafka.pid,
  ];

  const isGone = (pid: number) => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };

  /** Ctrl-C reaches every process of the terminal's group. */
  async function interrupt({ process: child, ended }: Start): Promise<number | NodeJS.Signals | null> {
    process.kill(-child.pid!, 'SIGINT');
    return ended;
  }

  async function nothingIsLeft(state: RunState): Promise<void> {
    await eventually(() => expect(pidsOf(state).filter((pid) => !isGone(pid))).toEqual([]), 5_000);
    for (const port of [...ports, ports[5]! + 1]) expect(await accepts(port)).toBe(false);
    for (const { process: child } of starts)
      if (child.exitCode !== null) expect(groupIsGone(child.pid!)).toBe(true);
  }

  it('gets ready, with the example data, and shows where desk is', async () => {
    first = start();
    running = await ready(first, 120_000);
    expect(running.urls['desk']).toBe(`http://localhost:${ports[3]}`);
    await eventually(() => expect(first.output()).toContain(running.urls['desk']!));
    const desk = new Http(running.urls['desk']!);
    const programmes = await desk.get<{ items: unknown[] }>('/api/registry/programmes');
    expect(programmes.items.length).toBeGreaterThan(9);
    const households = await desk.get<{ items: { id: string }[] }>('/api/intake/households');
    household = households.items[0]!.id;
  }, 130_000);

  it('does not start twice on the same data, and says so in a sentence', async () => {
    const second = start();
    expect(await second.ended).toBe(13);
    expect(second.output()).toMatch(/✗ 联动已在运行.*\n.*is running already/);
    expect(second.output()).not.toMatch(/^\s+at /m);
    expect((await new Http(running.urls['desk']!).request('GET', '/readyz')).status).toBe(200);
  }, 30_000);

  it('ends with all that it has started on Ctrl-C', async () => {
    // A shell between npm and the launcher may tell npm of the signal instead of the code.
    expect([0, 130, 'SIGINT']).toContain(await interrupt(first));
    const stopped = [...first.output().matchAll(/■ 停止 stopping (\S+)/g)].map(([, name]) => name);
    expect(stopped.slice(0, 4).sort()).toEqual(['desk', 'intake', 'matcher', 'registry']);
    expect(stopped.slice(4)).toEqual(['Kafka', 'PostgreSQL']);
    await nothingIsLeft(running);
  }, 60_000);

  it('says in one sentence which port is in use', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(ports[2], '127.0.0.1', resolve));
    try {
      const refused = start();
      expect(await refused.ended).toBe(11);
      expect(refused.output()).toContain(`matcher 的端口 ${ports[2]} 已被其他程序占用`);
      expect(refused.output()).toContain(`Port ${ports[2]} of matcher is in use`);
      expect(refused.output()).not.toMatch(/^\s+at /m);
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
  }, 30_000);

  it('starts again warm, with the data still there, and ends again', async () => {
    const again = start(process.execPath, ['scripts/start.mjs']);
    const since = performance.now();
    const state = await ready(again, 60_000);
    const tookMs = performance.now() - since;
    const desk = new Http(state.urls['desk']!);
    expect(await desk.get(`/api/intake/households/${household}`)).toMatchObject({ id: household });
    expect(again.output()).not.toContain('示例数据 example data');
    expect(tookMs).toBeLessThan(60_000);
    expect(await interrupt(again)).toBe(0);
    await nothingIsLeft(state);
  }, 120_000);
});
