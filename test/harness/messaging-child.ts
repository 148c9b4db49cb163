import { Database, InboxServer, Relay } from '#messaging';
import { type Handler, record } from './messaging-world.js';

export interface ChildTask {
  readonly url: string;
  readonly brokers: string[];
  readonly topicPrefix: string;
  readonly role: 'consumer' | 'relay';
  readonly checkInbox?: boolean;
  /** Dies after the commit of a chunk, before Kafka hears of it. */
  readonly dieWhenCommitted?: boolean;
  /** Dies while the event of this key and sequence is handled. */
  readonly dieOn?: { readonly key: string; readonly sequence: number };
  readonly dieWhenSent?: boolean;
}

const task = JSON.parse(process.argv[2]!) as ChildTask;
const database = await Database.connect({ url: task.url });
const die = (): void => void process.kill(process.pid, 'SIGKILL');

const handler: Handler = async (events, context) => {
  await record(events, context);
  if (events.some(({ key, sequence }) => key === task.dieOn?.key && sequence === task.dieOn.sequence)) die();
};

if (task.role === 'relay') {
  const at = async (point: string) => void (point === 'sent' && task.dieWhenSent && die());
  new Relay({ ...task, database, source: 'world', leaseMs: 1_000, at }).start();
} else {
  const at = async () => void (task.dieWhenCommitted && die());
  const server = new InboxServer({
    ...task,
    database,
    at,
    consumer: 'world',
    streams: ['consents'],
    sessionMs: 6_000,
    guards: { inbox: task.checkInbox ?? true },
  });
  server.addHandler('consent.withdrawn', handler as never, true);
  server.listen(() => {});
}
