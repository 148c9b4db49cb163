import { runService } from '#service-kit';
import { readConfig } from './config.js';
import { matcher } from './matcher.js';

await runService(matcher, readConfig);
