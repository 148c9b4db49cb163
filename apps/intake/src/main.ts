import { runService } from '#service-kit';
import { readConfig } from './config.js';
import { intake } from './intake.js';

await runService(intake, readConfig);
