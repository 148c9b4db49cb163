import { runService } from '#service-kit';
import { readConfig } from './config.js';
import { desk } from './desk.js';

await runService(desk, readConfig);
