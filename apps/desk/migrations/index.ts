import { Board1700000001001 } from './board.migration.js';
import { Labels1700000001002 } from './labels.migration.js';
import { Live1700000001004 } from './live.migration.js';
import { Timeline1700000001003 } from './timeline.migration.js';

export const migrations = [Board1700000001001, Labels1700000001002, Timeline1700000001003, Live1700000001004];
