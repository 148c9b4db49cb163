import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { root } from './tree.js';

interface Launcher {
  services: string[];
  readInstance(env: Record<string, string>): { topicPrefix: string; ports: Record<string, number> };
  serviceEnvironment(instance: object, of: object, env: object): Record<string, string>;
}

interface Compose {
  services: Record<
    string,
    { image: string; command?: string | string[]; environment?: Record<string, unknown> }
  >;
}

const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
const script = (path: string) =>
  import(new URL(`../../scripts/${path}`, import.meta.url).href) as Promise<object>;
const launcher = {
  ...(await script('start/instance.mjs')),
  ...(await script('start/environment.mjs')),
} as Launcher;

// What only one of the two needs: a cache on this machine; the level of logs has the same default without it.
const OF_ONE_SIDE = new Set(['NODE_COMPILE_CACHE', 'DESK_URL', 'LOG_LEVEL']);
const mutual = (names: string[]) => names.filter((name) => !OF_ONE_SIDE.has(name)).toSorted();

describe('docker-compose.yml', () => {
  const instance = launcher.readInstance({});

  it('runs the services of the launcher, from one image', () => {
    const ours = Object.entries(compose.services).filter(([, { command }]) =>
      [command ?? []].flat().some((part) => part.endsWith('/src/main.js')),
    );
    expect(ours.map(([name]) => name).toSorted()).toEqual(launcher.services.toSorted());
    expect(new Set(ours.map(([, { image }]) => image)).size).toBe(1);
  });

  it.each(launcher.services)('gives %s the variables that the launcher gives it', (name) => {
    const told = launcher.serviceEnvironment(instance, { name, databaseUrl: '-', brokers: '-' }, {});
    const { command, environment = {} } = compose.services[name]!;
    expect(mutual(Object.keys(environment))).toEqual(mutual(Object.keys(told)));
    expect(Number(environment['PORT'])).toBe(instance.ports[name]);
    expect(environment['TOPIC_PREFIX']).toBe(instance.topicPrefix);
    expect(environment['DATABASE_URL']).toMatch(new RegExp(`/liandong_${name}$`));
    expect(command).toContain(`dist/apps/${name}/src/main.js`);
  });

  it('uses the official images of the servers', () => {
    expect(compose.services['postgres']!.image).toMatch(/^postgres:18/);
    expect(compose.services['kafka']!.image).toMatch(/^apache\/kafka:4/);
  });
});
