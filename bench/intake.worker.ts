import { createService } from '#service-kit';
import { readConfig } from '../apps/intake/src/config.js';
import { intake } from '../apps/intake/src/intake.js';

const service = await createService(intake, readConfig(), { onFatal: (code) => process.exit(code) });
await service.start();
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
process.send!('ready');
