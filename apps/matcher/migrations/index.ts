import { CreateNeed1764000000000 } from './need.migration.js';
import { CreateProgramme1764000000001 } from './programme.migration.js';
import { CreateMatch1764000000002 } from './match.migration.js';
import { CreateDecision1764000000003 } from './decision.migration.js';
import { CreateFact1764000000004 } from './fact.migration.js';
import { AddDecisionReplay1764000000005 } from './decision-replay.migration.js';
import { AddNeedChange1764000000006 } from './need-change.migration.js';
import { CreateRound1764000000007 } from './round.migration.js';
import { CreatePolicy1764000000008 } from './policy.migration.js';

export const migrations = [
  CreateNeed1764000000000,
  CreateProgramme1764000000001,
  CreateMatch1764000000002,
  CreateDecision1764000000003,
  CreateFact1764000000004,
  AddDecisionReplay1764000000005,
  AddNeedChange1764000000006,
  CreateRound1764000000007,
  CreatePolicy1764000000008,
];
