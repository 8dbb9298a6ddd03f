// What the server finds in a draft, each by the place it is about: a field of the document, or a node, row and column of its rules.
import { numberShown, type Lang } from './loose.ts';
import type { Both, Word } from './words.ts';

export type Severity = 'error' | 'warning' | 'note';

/** A value of a variable in an input that shows a finding. */
export interface Given extends Both {
  name: string;
  value: string;
}

export interface Finding extends Both {
  severity: Severity;
  /** Path in the document: `amount`, `rules.limit`, `authority.refer_when[0]`. */
  path: string;
  node: string | null;
  /** From 0. */
  row: number | null;
  column: string | null;
  /** An input for which it shows. */
  witness: Given[];
}

export interface Place {
  path: string;
  node?: string;
  row?: number;
  column?: string;
}

const under = (path: string, place: string) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

/** Whether a finding is about this place itself: a whole field with what lies in it, a node without its cells, a cell. */
export function isAt(finding: Finding, place: Place): boolean {
  if (place.node === undefined) return finding.node === null && under(finding.path, place.path);
  if (finding.path !== place.path || finding.node !== place.node) return false;
  return finding.row === (place.row ?? null) && finding.column === (place.column ?? null);
}

export const at = (findings: Finding[], place: Place): Finding[] => findings.filter((finding) => isAt(finding, place));

/** What is in the document before anything else looks at it: faults first, then what is worth a look. */
export function sorted(findings: Finding[]): Finding[] {
  const order: Severity[] = ['error', 'warning', 'note'];
  return [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The value as the forms would show it: the names of texts, amounts and shares with their units. */
export function valueShown(given: Given, words: Word[], lang: Lang): string {
  const word = words.find((one) => one.name === given.name);
  if (given.value === 'null') return lang === 'zh' ? '缺失' : 'missing';
  if (!word) return given.value;
  if (word.kind === 'bool') return { zh: { true: '是', false: '否' }, en: { true: 'yes', false: 'no' } }[lang][given.value === 'true' ? 'true' : 'false'];
  if (word.kind === 'number') return numberShown(given.value, word.unit, lang);
  return word.values?.find((one) => one.code === given.value)?.[lang] ?? given.value;
}
