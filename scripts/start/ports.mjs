import { connect, createServer } from 'node:net';
import { Failure, exitCode } from '../console/failure.mjs';

/** Whether something accepts connections there. */
export function accepts(port, host = '127.0.0.1') {
  return new Promise((answer) => {
    const socket = connect({ port, host, timeout: 2_000 });
    const say = (yes) => {
      socket.destroy();
      answer(yes);
    };
    socket.once('connect', () => say(true)).once('error', () => say(false));
    socket.once('timeout', () => say(false));
  });
}

function canListen(port) {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', (error) => answer(error.code));
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () => server.close(() => answer(true)));
  });
}

const variableOf = (name) => (name === 'kafkaController' ? 'KAFKA_PORT' : `${name.toUpperCase()}_PORT`);

/** Makes sure that nobody listens yet on any of these ports, { name: port }. */
export async function expectFreePorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    const outcome = (await accepts(port)) ? 'EADDRINUSE' : await canListen(port);
    if (outcome === true) continue;
    const variable = variableOf(name);
    if (outcome === 'EACCES') {
      throw new Failure(
        exitCode.portInUse,
        `没有权限使用 ${name} 的端口 ${port}：请用 ${variable} 或 LIANDONG_PORT_BASE 换成 1024 以上的端口。`,
        `Port ${port} of ${name} may not be used by this account: choose one above 1024 with ${variable} or LIANDONG_PORT_BASE.`,
      );
    }
    throw new Failure(
      exitCode.portInUse,
      `${name} 的端口 ${port} 已被其他程序占用：请停止它，或用 ${variable}（或 LIANDONG_PORT_BASE）换一个端口。`,
      `Port ${port} of ${name} is in use by another program: stop it, or choose another port with ${variable} (or LIANDONG_PORT_BASE).`,
    );
  }
}

/** Ports on 127.0.0.1 that nobody uses at this moment. */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
    }),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
