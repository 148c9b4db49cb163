import { randomInt } from 'node:crypto';
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
    // The system may give a socket the very port it asks for; it is then connected to itself, and to nobody.
    socket.once('connect', () => say(socket.localPort !== socket.remotePort));
    socket.once('error', () => say(false));
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

const labels = { postgres: 'PostgreSQL', kafka: 'Kafka', kafkaController: 'Kafka (controller)' };
const variableOf = (name) => (name === 'kafkaController' ? 'KAFKA_PORT' : `${name.toUpperCase()}_PORT`);

/** Makes sure that nobody listens yet on any of these ports, { name: port }. */
export async function expectFreePorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    const outcome = (await accepts(port)) ? 'EADDRINUSE' : await canListen(port);
    if (outcome === true) continue;
    const variable = variableOf(name);
    const label = labels[name] ?? name;
    if (outcome === 'EACCES') {
      throw new Failure(
        exitCode.portInUse,
        `没有权限使用 ${label} 的端口 ${port}：请用 ${variable} 或 LIANDONG_PORT_BASE 换成 1024 以上的端口。`,
        `Port ${port} of ${label} may not be used by this account: choose one above 1024 with ${variable} or LIANDONG_PORT_BASE.`,
      );
    }
    throw new Failure(
      exitCode.portInUse,
      `${label} 的端口 ${port} 已被其他程序占用：请停止它，或用 ${variable}（或 LIANDONG_PORT_BASE）换一个端口。`,
      `Port ${port} of ${label} is in use by another program: stop it, or choose another port with ${variable} (or LIANDONG_PORT_BASE).`,
    );
  }
}

/**
 * Ports that nobody uses at this moment, below those that the system gives to outgoing connections, so that none is
 * taken before a server that starts slowly listens on it.
 */
export async function freePorts(count) {
  const found = new Set();
  while (found.size < count) {
    const port = randomInt(20_000, 32_000);
    if ((await canListen(port)) === true) found.add(port);
  }
  return [...found];
}
