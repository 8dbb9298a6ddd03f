// What a run of portraits comes to, read from the server's board.
import type { Named, Schemas } from '@/api/types.ts';

export type PortraitRunCard = Schemas['PortraitRunCard'];
export type PortraitBoardCard = Schemas['PortraitBoardCard'];
export type BoardFirm = Schemas['BoardFirm'];
export type GradeCounts = Schemas['GradeCounts'];
export type GradeShare = Schemas['GradeShare'];
export type GradeMove = Schemas['GradeMove'];
export type ClassCounts = Schemas['ClassCounts'];
export type StageCounts = Schemas['StageCounts'];
export type CityCounts = Schemas['CityCounts'];
export type SectionCounts = Schemas['SectionCounts'];

/** The best first. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];
/** With what has no grade, at the end. */
export const WITH_NONE = [...GRADES, null] as const;
export type MaybeGrade = Grade | null;

export function gradeOf(text: string | null | undefined): MaybeGrade {
  return GRADES.find((grade) => grade === text) ?? null;
}

/** What asks the server for firms of a grade, or without one. */
export function askedGrade(grade: MaybeGrade): string {
  return grade ?? 'none';
}

/** How many of these have the grade. */
export function countOf(counts: GradeCounts, grade: MaybeGrade): number {
  switch (grade) {
    case 'A': return counts.a;
    case 'B': return counts.b;
    case 'C': return counts.c;
    case 'D': return counts.d;
    case null: return counts.ungraded;
  }
}

/** Percent of a whole; nothing of nothing is not told. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null;
}

/** With a sign, so that it reads as a change: `+12`, `−3`, `0`. */
export function signed(value: number, digits = 0): string {
  const text = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (!/[1-9]/.test(text)) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

export interface Tile {
  grade: Grade;
  firms: number;
  percent: number | null;
  /** Against the run before, in firms and in percentage points; null where there is none. */
  more: number | null;
  points: number | null;
}

/** Four grades with their share of all firms of the run, and how that differs from the run before. */
export function tiles(lines: GradeShare[]): Tile[] {
  const all = lines.reduce((sum, line) => sum + line.firms, 0);
  const hasBefore = lines.some((line) => typeof line.before === 'number');
  const allBefore = lines.reduce((sum, line) => sum + (line.before ?? 0), 0);
  return GRADES.map((grade) => {
    const line = lines.find((one) => one.grade === grade);
    const [firms, before] = [line?.firms ?? 0, line?.before ?? 0];
    const [percent, percentBefore] = [share(firms, all), share(before, allBefore)];
    return {
      grade, firms, percent,
      more: hasBefore ? firms - before : null,
      points: hasBefore && percent !== null && percentBefore !== null ? percent - percentBefore : null,
    };
  });
}

/** How many have no grade. */
export function ungraded(lines: GradeShare[]): number {
  return lines.filter((line) => gradeOf(line.grade) === null).reduce((sum, line) => sum + line.firms, 0);
}

/** Counts of several groups together; a mean of means is not told. */
export function together(these: GradeCounts[]): GradeCounts {
  const sum = (of: (counts: GradeCounts) => number) => these.reduce((all, counts) => all + of(counts), 0);
  return { firms: sum((one) => one.firms), a: sum((one) => one.a), b: sum((one) => one.b), c: sum((one) => one.c), d: sum((one) => one.d), ungraded: sum((one) => one.ungraded), mean_total: null };
}

export interface ClassGroup {
  class: Named;
  lines: ClassCounts[];
  counts: GradeCounts;
}

/** Sub-classes by class, in the server's order. */
export function byClass(lines: ClassCounts[]): ClassGroup[] {
  const groups = new Map<string, ClassGroup>();
  for (const line of lines) {
    const group = groups.get(line.class.id) ?? { class: line.class, lines: [], counts: line.counts };
    group.lines.push(line);
    groups.set(line.class.id, group);
  }
  return [...groups.values()].map((group) => ({ ...group, counts: together(group.lines.map((line) => line.counts)) }));
}

export type HeatBy = 'firms' | 'share';

/** How warm a cell is, 0 to 1, against the warmest of the table. */
export function heats(lines: ClassCounts[], by: HeatBy): (counts: GradeCounts, grade: MaybeGrade) => number {
  const value = (counts: GradeCounts, grade: MaybeGrade) => (by === 'firms' ? countOf(counts, grade) : (share(countOf(counts, grade), counts.firms) ?? 0));
  const most = Math.max(0, ...lines.flatMap((line) => WITH_NONE.map((grade) => value(line.counts, grade))));
  return (counts, grade) => (most > 0 ? value(counts, grade) / most : 0);
}

export type Move = 'up' | 'down' | 'same' | 'none';

/** Where a grade went; to or from no grade is neither up nor down. */
export function moveOf(from: MaybeGrade, to: MaybeGrade): Move {
  if (from === to) return 'same';
  if (from === null || to === null) return 'none';
  return to < from ? 'up' : 'down';
}

export interface MatrixCell {
  to: MaybeGrade;
  firms: number;
  /** Of all that had the grade before. */
  percent: number | null;
  move: Move;
}

export interface MatrixRow {
  from: MaybeGrade;
  firms: number;
  cells: MatrixCell[];
}

/** Grade before by grade now, every pair. */
export function matrix(lines: GradeMove[]): MatrixRow[] {
  const of = (from: MaybeGrade, to: MaybeGrade) => lines.filter((line) => gradeOf(line.from) === from && gradeOf(line.to) === to).reduce((sum, line) => sum + line.firms, 0);
  return WITH_NONE.map((from) => {
    const firms = WITH_NONE.reduce((sum, to) => sum + of(from, to), 0);
    return { from, firms, cells: WITH_NONE.map((to) => ({ to, firms: of(from, to), percent: share(of(from, to), firms), move: moveOf(from, to) })) };
  });
}

/** How many went up, down, stayed, or gained or lost a grade. */
export function moves(lines: GradeMove[]): Record<Move, number> {
  const sum: Record<Move, number> = { up: 0, down: 0, same: 0, none: 0 };
  for (const line of lines) sum[moveOf(gradeOf(line.from), gradeOf(line.to))] += line.firms;
  return sum;
}

/** The share with one of the two better grades. */
export function betterHalf(counts: GradeCounts): number | null {
  return share(counts.a + counts.b, counts.firms);
}

export const FILTERS = ['grade', 'grade_before', 'sub_class', 'stage', 'city'] as const;
export type FirmFilter = Partial<Record<(typeof FILTERS)[number], string>>;

/** The group of firms that the address names; none when it names no group. */
export function filterOf(search: Record<string, string | undefined>): FirmFilter | null {
  const named = FILTERS.flatMap((key) => (search[key] ? [[key, search[key]] as const] : []));
  return named.length > 0 ? Object.fromEntries(named) : null;
}

/** Runs that a later one of the same day stands before: the newest come first. */
export function outdone(runs: { id: string; on: string }[]): Set<string> {
  return new Set(runs.filter((run, at) => runs.slice(0, at).some((newer) => newer.on === run.on)).map((run) => run.id));
}

/** A city as the map of the province writes it. */
export function mapName(name: Named): string {
  return name.zh.endsWith('市') ? name.zh : `${name.zh}市`;
}

/** Whether a city is on the map of the province. */
export function onMap(code: string): boolean {
  return /^13(0[1-9]|1[01])/.test(code);
}

/** Points as a number, where there are any. */
export function points(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** How points changed; null where either is missing. */
export function pointsMore(now: string | null | undefined, before: string | null | undefined): string | null {
  const [one, other] = [points(now), points(before)];
  return one === null || other === null ? null : signed(one - other, 2);
}
