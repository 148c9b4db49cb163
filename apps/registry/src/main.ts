import { runService } from '#service-kit';
import { readConfig } from './config.js';
import { registry } from './registry.js';

await runService(registry, readConfig);
