import { relative } from 'node:path';
import { padEnd } from '../demo/width.mjs';
import { root, services, urlOf } from './instance.mjs';

const seconds = (ms) => (ms === undefined ? '' : `${(ms / 1000).toFixed(1)} s`);

function row([name, address, pid, took]) {
  return `  ${padEnd(name, 12)}${padEnd(address, 26)}${padEnd(String(pid ?? ''), 10)}${took}`;
}

/** One screen: what runs, where desk is, what to try next. */
export function readyScreen(instance, { postgres, kafka, state, took, totalMs }) {
  const desk = urlOf(instance, 'desk');
  const run = state.services;
  const rows = services.map((name) => [name, urlOf(instance, name), run[name].pid, seconds(took[name])]);
  const server = (name, { address, embedded, pid, ms }) => [
    name,
    address,
    pid ?? (embedded ? '' : '—'),
    seconds(ms),
  ];
  const api = ['intake', 'registry', 'matcher'].map((name) => `${desk}/api/${name}/docs`);
  return [
    '',
    `联动已就绪 · Liandong is ready (${seconds(totalMs)})`,
    '',
    row(['', '地址 address', 'pid', '启动 start']),
    ...rows.map(row),
    row(server('PostgreSQL', postgres)),
    row(server('Kafka', kafka)),
    '',
    `  打开 Open     ${desk}`,
    '  试试 Try      npm run demo        （另开一个终端 in another terminal）',
    `  接口 API      ${api[0]}`,
    ...api.slice(1).map((url) => `                ${url}`),
    `  日志 Logs     ${relative(root, instance.logs) || instance.logs}/`,
    '  停止 Stop     Ctrl-C              （数据保留 data are kept；重来 start over: npm start -- --fresh）',
    '',
  ].join('\n');
}
