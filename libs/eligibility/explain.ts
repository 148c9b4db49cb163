import type { LeafTrace, Verdict } from './evaluate.js';
import type { FactCatalogue, Language } from './fact-catalogue.js';
import { ENGLISH } from './wording.en.js';
import { CHINESE } from './wording.zh.js';

/** How one language words a verdict. */
export interface Wording {
  readonly everybody: string;
  readonly nobody: string;
  requirement(leaf: LeafTrace, catalogue: FactCatalogue): string;
  question(leaf: LeafTrace, catalogue: FactCatalogue): string;
}

/**
 * The sentences for a verdict, made from its trace. Eligible: the conditions that are met; ineligible: the failed
 * ones, with what is wanted, what is, and by how much; undetermined: what to find out, and who can tell.
 * Labels come from the catalogue; what it does not know is shown by its key.
 */
export function explain(verdict: Verdict, catalogue: FactCatalogue, language: Language): string[] {
  const wording = language === 'zh-CN' ? CHINESE : ENGLISH;
  const { outcome, trace, failed, missing } = verdict;
  if (outcome === 'undetermined') {
    const asked = missing.flatMap((fact) => trace.find((leaf) => leaf.fact === fact) ?? []);
    return asked.map((leaf) => wording.question(leaf, catalogue));
  }
  const decisive = trace.filter(({ path, result, wanted }) =>
    outcome === 'eligible' ? result === wanted : failed.includes(path),
  );
  if (decisive.length === 0) return [outcome === 'eligible' ? wording.everybody : wording.nobody];
  return [...new Set(decisive.map((leaf) => wording.requirement(leaf, catalogue)))];
}
