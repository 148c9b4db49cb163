import { createService } from '#service-kit';
import { readConfig } from '../apps/matcher/src/config.js';
import { matcher } from '../apps/matcher/src/matcher.js';

const service = await createService(matcher, readConfig(), { onFatal: (code) => process.exit(code) });
await service.start();
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
process.send!('ready');
