// What the server finds in a draft, each by the place it is about: a field of the document, or a node, row and column of its rules.
import type { Both } from './words.ts';

export type Severity = 'error' | 'warning' | 'note';

export interface Finding extends Both {
  severity: Severity;
  /** Path in the document: `amount`, `rules.limit`, `authority.refer_when[0]`. */
  path: string;
  node: string | null;
  /** From 0. */
  row: number | null;
  column: string | null;
  /** An input for which it shows. */
  witness: { name: string; value: string }[];
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

/** The node, row and column that a compiler's sentence names: `node 'caps', row 1 'a', cell 'grade': ...`. */
export function placeIn(message: string): Pick<Finding, 'node' | 'row' | 'column'> {
  const match = /node '([^']*)'(?:, row (\d+)(?: '[^']*')?)?(?:, (?:cell|column) '([^']*)')?/.exec(message);
  return { node: match?.[1] ?? null, row: match?.[2] ? Number(match[2]) - 1 : null, column: match?.[3] ?? null };
}
