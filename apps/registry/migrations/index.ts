import { Area1764000000001 } from './area.migration.js';
import { Fact1764000000002 } from './fact.migration.js';
import { MatchHold1764000000005 } from './match-hold.migration.js';
import { Policy1764000000006 } from './policy.migration.js';
import { Programme1764000000004 } from './programme.migration.js';
import { Provider1764000000003 } from './provider.migration.js';

export const migrations = [
  Area1764000000001,
  Fact1764000000002,
  Provider1764000000003,
  Programme1764000000004,
  MatchHold1764000000005,
  Policy1764000000006,
];
