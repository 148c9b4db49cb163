import { CreateNeed1764000000000 } from './1764000000000-create-need.js';
import { CreateProgramme1764000000001 } from './1764000000001-create-programme.js';
import { CreateMatch1764000000002 } from './1764000000002-create-match.js';
import { CreateDecision1764000000003 } from './1764000000003-create-decision.js';
import { CreateFact1764000000004 } from './1764000000004-create-fact.js';

export const migrations = [
  CreateNeed1764000000000,
  CreateProgramme1764000000001,
  CreateMatch1764000000002,
  CreateDecision1764000000003,
  CreateFact1764000000004,
];
