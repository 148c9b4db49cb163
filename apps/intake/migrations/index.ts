import { Catalogue1764000000001 } from './catalogue.migration.js';
import { Consent1764000000004 } from './consent.migration.js';
import { Household1764000000002 } from './household.migration.js';
import { Need1764000000005 } from './need.migration.js';
import { Visit1764000000003 } from './visit.migration.js';

export const migrations = [
  Catalogue1764000000001,
  Household1764000000002,
  Visit1764000000003,
  Consent1764000000004,
  Need1764000000005,
];
