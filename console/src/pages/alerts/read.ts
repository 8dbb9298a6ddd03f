// What alerts and warnings come to, read from the server's cards.
import type { Named, Schemas } from '@/api/types.ts';
import type { Lang } from '@/format/money.ts';

export type Alert = Schemas['AlertCard'];
export type Warning = Schemas['WarningCard'];

/** The gravest first, as the server lists them. */
export const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
export type Level = (typeof LEVELS)[number];
/** In the order of work. */
export const STATES = ['open', 'taken', 'closing', 'closed'] as const;
export const TO_DO = ['open', 'taken', 'closing'] as const;
export const WORKS = ['called', 'visited', 'checked', 'demanded', 'other'] as const;
export const FINDINGS = ['confirmed', 'resolved', 'false-alarm', 'wrong-data'] as const;

export type Tile = { level: Level; all: number } & Record<(typeof TO_DO)[number], number>;

/** What is still to do of each level. A level or state that the server does not count has none. */
export function tiles(counts: Schemas['AlertCount'][]): Tile[] {
  return LEVELS.map((level) => {
    const of = (state: string) => counts.filter((one) => one.level.id === level && one.status.id === state).reduce((sum, one) => sum + one.count, 0);
    const [open, taken, closing] = [of('open'), of('taken'), of('closing')];
    return { level, open, taken, closing, all: open + taken + closing };
  });
}

export interface Late {
  count: number;
  /** There may be more: not every alert of the level was seen. */
  atLeast: boolean;
}

/** How many are late of each level, by the first page of what is to do: the gravest come first, so that a level above the last row's is whole. */
export function lateBy(page: { rows: Alert[]; next?: string | null }): Record<Level, Late> {
  const last = page.next ? LEVELS.indexOf((page.rows.at(-1)?.level.id ?? 'red') as Level) : LEVELS.length;
  const of = (level: Level, at: number): Late => ({ count: page.rows.filter((row) => row.late && row.level.id === level).length, atLeast: at >= last });
  return Object.fromEntries(LEVELS.map((level, at) => [level, of(level, at)])) as Record<Level, Late>;
}

const OPERATORS: Record<string, string> = { '<=': '≤', '>=': '≥', '==': '=', '!=': '≠' };
const JOINTS: Record<Lang, Record<string, string>> = {
  zh: { and: '且', or: '或', not: '非', in: '属于', '(': '（', ')': '）', '[': '', ']': '', ',': '、' },
  en: { and: 'and', or: 'or', not: 'not', in: 'is one of', '[': '', ']': '', ',': ', ' },
};

/** A condition as a sentence: names for what it reads, words for what joins it. A name it does not know stays. */
export function inWords(when: string, reads: Named[], lang: Lang): string {
  // A name that has a comma of its own is set apart from what follows it.
  const names = new Map(reads.map((one) => [one.id, one[lang].includes(',') ? `“${one[lang]}”` : one[lang]]));
  const pieces = when.match(/"[^"]*"|[A-Za-z_]\w*|[<>=!]=|\s+|./g) ?? [];
  const said = pieces.map((piece) => (piece.startsWith('"') ? piece.slice(1, -1) : (names.get(piece) ?? OPERATORS[piece] ?? JOINTS[lang][piece] ?? piece)));
  return said.join('').replace(/\s+/g, ' ').trim();
}

/** Warnings by category, in the server's order. */
export function byCategory(warnings: Warning[]): { category: Named; warnings: Warning[] }[] {
  const groups = new Map<string, { category: Named; warnings: Warning[] }>();
  for (const warning of warnings) {
    const group = groups.get(warning.category.id) ?? { category: warning.category, warnings: [] };
    group.warnings.push(warning);
    groups.set(warning.category.id, group);
  }
  return [...groups.values()];
}

/** Whether a consent behind a value was withdrawn: then nobody can tell whether the condition still holds. */
export function isUnread(alert: Alert): boolean {
  return alert.said.some((said) => said.value === null || said.value === undefined);
}

/** Alerts whose condition read an indicator. */
export function thatRead(alerts: Alert[], indicator: string): Alert[] {
  return alerts.filter((alert) => alert.said.some((said) => said.what.id === indicator));
}

export interface Step {
  key: string;
  kind: 'raised' | 'cleared' | 'note' | 'refused' | 'proposed' | 'closed' | 'agreed';
  on: string;
  by?: string;
  /** What kind of work, or what was found. */
  what?: Named;
  text?: string;
}

/** What happened since the alert was raised last, day by day; on one day in the order of work. */
export function story(alert: Alert): Step[] {
  const { closing, refused } = alert;
  const steps: Step[] = [{ key: 'raised', kind: 'raised', on: alert.raised_on }];
  alert.notes.forEach((note, at) => steps.push({ key: `note-${at}`, kind: 'note', on: note.on, by: note.by, what: note.work, text: note.text }));
  if (refused) steps.push({ key: 'refused', kind: 'refused', on: refused.on, by: refused.by, text: refused.text });
  if (alert.cleared_on) steps.push({ key: 'cleared', kind: 'cleared', on: alert.cleared_on });
  const byOne = alert.status.id === 'closed' && !closing?.agreed_by;
  if (closing) steps.push({ key: 'closing', kind: byOne ? 'closed' : 'proposed', on: closing.on, by: closing.by, what: closing.finding, text: closing.reason });
  if (closing?.agreed_by) steps.push({ key: 'agreed', kind: 'agreed', on: closing.agreed_on ?? closing.on, by: closing.agreed_by, what: closing.finding });
  return steps.sort((one, other) => one.on.localeCompare(other.on));
}
