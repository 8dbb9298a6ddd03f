// The study's document as people change it: what differs between two of them in parts a person would name, and one person's
// parts laid over another's document.
import type { Schemas } from '@/api/types.ts';

export type Study = Schemas['Study'];
export type ColumnUse = Schemas['ColumnUse'];
export type Role = Schemas['Role'];
export type Kind = Schemas['Kind'];
export type Derived = Schemas['Derived'];
export type Derivation = Schemas['Derivation'];
export type Target = Schemas['Target'];
export type Rejects = Schemas['Rejects'];
export type RowRule = Schemas['RowRule'];
export type BinRule = Schemas['BinRule'];
export type Binning = Schemas['Binning'];
/** A column's values, its days as a list. */
export type Profile = Omit<Schemas['ColumnProfile'], 'days'> & { days?: string[] | null };

/** What a document without its own binning has; the same as the program's. */
export const BINNING: Required<Binning> = { trend: 'auto-any', max_bins: 8, min_bin_percent: 3, min_bin_bads: 20 };

/** Part of a document: `columns/bank/role`, `selection/min_iv`, `bins_of/bank`, `parting`. */
type Parts = Map<string, unknown>;

/** Members that are compared field by field, and those compared entry by entry. */
const BY_FIELD = ['binning', 'selection', 'scaling', 'stakes'] as const;
const BY_ENTRY = ['binning_of', 'bins_of'] as const;
const WHOLE = ['target', 'parting', 'level', 'grades', 'rejects'] as const;

function parts(study: Study): Parts {
  const found: Parts = new Map();
  for (const column of study.columns) {
    const { column: name, ...fields } = column;
    for (const [field, value] of Object.entries(fields)) found.set(`columns/${name}/${field}`, value);
  }
  for (const derived of study.derived ?? []) found.set(`derived/${derived.name}`, derived);
  (study.exclusions ?? []).forEach((rule) => found.set(`exclusions/${JSON.stringify(rule)}`, rule));
  for (const member of BY_FIELD) {
    for (const [field, value] of Object.entries(study[member] ?? {})) found.set(`${member}/${field}`, value);
  }
  for (const member of BY_ENTRY) {
    for (const [name, value] of Object.entries(study[member] ?? {})) found.set(`${member}/${name}`, value);
  }
  for (const member of WHOLE) {
    if (study[member] !== undefined && study[member] !== null) found.set(member, study[member]);
  }
  return found;
}

export interface Change {
  /** The part. */
  part: string;
  before: unknown;
  after: unknown;
}

/** Nothing, an empty list and `false` say the same in the document. */
function text(value: unknown): string {
  if (value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)) return '';
  return JSON.stringify(value);
}

/** What differs, in the order of the first document, then what is new. */
export function changes(before: Study, after: Study): Change[] {
  const [old, now] = [parts(before), parts(after)];
  const found: Change[] = [];
  for (const part of new Set([...old.keys(), ...now.keys()])) {
    if (text(old.get(part)) !== text(now.get(part))) found.push({ part, before: old.get(part), after: now.get(part) });
  }
  return found;
}

function withPart(study: Study, { part, before, after }: Change): Study {
  const [member = '', name = '', field = ''] = split(part);
  const gone = after === undefined || after === null;
  if (member === 'columns') {
    const known = study.columns.some((column) => column.column === name);
    const empty = { column: name, role: 'feature', kind: 'number', zh: name, en: name } as ColumnUse;
    // The column came with a derivation that was taken back, or goes with it.
    if (gone && ['role', 'kind'].includes(field)) return { ...study, columns: study.columns.filter((column) => column.column !== name) };
    if (gone && !known) return study;
    const columns = known ? study.columns : [...study.columns, empty];
    return { ...study, columns: columns.map((column) => (column.column === name ? ({ ...column, [field]: after } as ColumnUse) : column)) };
  }
  if (member === 'derived') {
    const rest = (study.derived ?? []).filter((derived) => derived.name !== name);
    return { ...study, derived: gone ? rest : [...rest, after as Derived] };
  }
  if (member === 'exclusions') {
    const rest = (study.exclusions ?? []).filter((rule) => JSON.stringify(rule) !== JSON.stringify(before ?? after));
    return { ...study, exclusions: gone ? rest : [...rest, after as RowRule] };
  }
  if ((BY_FIELD as readonly string[]).includes(member) || (BY_ENTRY as readonly string[]).includes(member)) {
    const held: Record<string, unknown> = { ...(study[member as 'binning'] ?? {}) };
    if (gone) delete held[name];
    else held[name] = after;
    return { ...study, [member]: held };
  }
  return { ...study, [member]: after };
}

/** Member, name, field: a name may hold a slash, a member and a field do not. */
function split(part: string): string[] {
  const first = part.indexOf('/');
  if (first < 0) return [part];
  const member = part.slice(0, first);
  const rest = part.slice(first + 1);
  if (member !== 'columns') return [member, rest];
  const last = rest.lastIndexOf('/');
  return [member, rest.slice(0, last), rest.slice(last + 1)];
}

/** The name of the column, and of the field, that a part is about. */
export function about(part: string): { member: string; name: string; field: string } {
  const [member = '', name = '', field = ''] = split(part);
  return { member, name, field };
}

/** What one person changed since `base`, over what another wrote meanwhile. */
export function rebased(base: Study, mine: Study, theirs: Study): Study {
  return changes(base, mine).reduce(withPart, theirs);
}

/** Parts that both changed, each otherwise. */
export function clashes(base: Study, mine: Study, theirs: Study): string[] {
  const others = new Map(changes(base, theirs).map((change) => [change.part, text(change.after)]));
  return changes(base, mine).filter(({ part, after }) => others.has(part) && others.get(part) !== text(after)).map(({ part }) => part);
}

export function withColumn(study: Study, name: string, fields: Partial<ColumnUse>): Study {
  return { ...study, columns: study.columns.map((column) => (column.column === name ? { ...column, ...fields } : column)) };
}

/** Gives a role; one that only one column may have is taken from the other, which is then left out with the reason. */
export function withRole(study: Study, name: string, role: Role, taken: string): Study {
  const only = role === 'outcome' || role === 'weight' || role === 'date';
  const columns = study.columns.map((column): ColumnUse => {
    if (column.column === name) return { ...column, role, reason: role === 'left-out' ? column.reason : undefined };
    if (only && column.role === role) return { ...column, role: 'left-out', reason: taken };
    return column;
  });
  return { ...study, columns };
}

/** Adds a derived column with its use, or puts it in the place of one of the same name. */
export function withDerived(study: Study, derived: Derived, use: ColumnUse, old?: string): Study {
  const without = old ? withoutDerived(study, old) : study;
  return {
    ...without,
    derived: [...(without.derived ?? []).filter((held) => held.name !== derived.name), derived],
    columns: [...without.columns.filter((column) => column.column !== derived.name), use],
  };
}

export function withoutDerived(study: Study, name: string): Study {
  const entries = <T>(held: Record<string, T> | undefined) => Object.fromEntries(Object.entries(held ?? {}).filter(([key]) => key !== name));
  return {
    ...study,
    derived: (study.derived ?? []).filter((held) => held.name !== name),
    columns: study.columns.filter((column) => column.column !== name),
    binning_of: entries(study.binning_of),
    bins_of: entries(study.bins_of),
  };
}

export function withBins(study: Study, column: string, rules: BinRule[] | null): Study {
  const held = { ...(study.bins_of ?? {}) };
  if (rules) held[column] = rules;
  else delete held[column];
  return { ...study, bins_of: held };
}
