// Bins as rules, and what a person does to them: move an edge, split, merge, carry a category to another group.
import type { BinRule } from '../document.ts';

export type RangeRule = Extract<BinRule, { kind: 'range' }>;
export type CategoryRule = Extract<BinRule, { kind: 'categories' }>;

export const isRange = (rule: BinRule): rule is RangeRule => rule.kind === 'range';
export const isCategories = (rule: BinRule): rule is CategoryRule => rule.kind === 'categories';
/** Bins apart: special values and missing. */
export const isApart = (rule: BinRule): boolean => rule.kind === 'special' || rule.kind === 'missing';

/** Edges between ranges, rising. */
export function edgesOf(rules: BinRule[]): number[] {
  return rules.filter(isRange).flatMap((rule) => (rule.below === null || rule.below === undefined ? [] : [rule.below])).sort((a, b) => a - b);
}

/** Ranges between these edges, with the bins apart as they were. */
export function withEdges(rules: BinRule[], edges: number[]): BinRule[] {
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  const ranges = [...sorted, null].map((below, at): BinRule => ({ kind: 'range', from: at === 0 ? null : (sorted[at - 1] ?? null), below }));
  return [...ranges, ...rules.filter((rule) => !isRange(rule))];
}

/** A number with no more digits than its neighbourhood needs. */
export function rounded(value: number, span: number): number {
  if (!(span > 0)) return value;
  const digits = Math.max(0, Math.min(12, 2 - Math.floor(Math.log10(span))));
  if (digits > 0) return Number(value.toFixed(digits));
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(span)) - 2);
  return Math.round(value / unit) * unit;
}

/** Moves an edge, at most next to its neighbours. */
export function movedEdge(rules: BinRule[], at: number, to: number): BinRule[] {
  const edges = edgesOf(rules);
  const [low, high] = [edges[at - 1] ?? -Infinity, edges[at + 1] ?? Infinity];
  if (!Number.isFinite(to) || to <= low || to >= high) return rules;
  return withEdges(rules, edges.map((edge, index) => (index === at ? to : edge)));
}

/** The values of a group come sorted, as the document has them. */
const sorted = (values: string[]) => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Puts a bin and the next of its kind together. */
export function merged(rules: BinRule[], at: number): BinRule[] {
  const [first, second] = [rules[at], rules[at + 1]];
  if (!first || !second) return rules;
  if (isRange(first) && isRange(second)) return withEdges(rules, edgesOf(rules).filter((edge) => edge !== first.below));
  if (isCategories(first) && isCategories(second)) {
    const both: BinRule = { kind: 'categories', values: sorted([...first.values, ...second.values]), other: first.other || second.other };
    return [...rules.slice(0, at), both, ...rules.slice(at + 2)];
  }
  return rules;
}

/** Cuts the range `at` at a value inside it; gives the rules back unchanged when it is not. */
export function cut(rules: BinRule[], at: number, value: number): BinRule[] {
  const rule = rules[at];
  if (!rule || !isRange(rule) || !Number.isFinite(value)) return rules;
  if (value <= (rule.from ?? -Infinity) || value >= (rule.below ?? Infinity)) return rules;
  return withEdges(rules, [...edgesOf(rules), value]);
}

/** Takes some categories out of a group into one of their own behind it. */
export function setApart(rules: BinRule[], at: number, values: string[]): BinRule[] {
  const rule = rules[at];
  if (!rule || !isCategories(rule)) return rules;
  const out = rule.values.filter((value) => values.includes(value));
  const left = rule.values.filter((value) => !values.includes(value));
  if (out.length === 0 || (left.length === 0 && !rule.other)) return rules;
  return [...rules.slice(0, at), { ...rule, values: left }, { kind: 'categories', values: sorted(out), other: false }, ...rules.slice(at + 1)];
}

/** Carries categories to the group `to`; a group left empty goes, unless it takes what is listed nowhere. */
export function carried(rules: BinRule[], values: string[], to: number): BinRule[] {
  const goal = rules[to];
  if (!goal || !isCategories(goal)) return rules;
  const moved = rules.map((rule, index): BinRule => {
    if (!isCategories(rule)) return rule;
    const rest = rule.values.filter((value) => !values.includes(value));
    return { ...rule, values: index === to ? sorted([...rest, ...values]) : rest };
  });
  return moved.filter((rule) => !isCategories(rule) || rule.values.length > 0 || rule.other);
}

/** A value axis on which each bin is as wide as its share of the rows; straight inside a bin. */
export interface Scale {
  place: (value: number) => number;
  value: (place: number) => number;
}

/** `knots` are values with the share of rows below them, both rising. */
export function scaleOf(knots: [number, number][]): Scale {
  const between = (at: number, from: 0 | 1, to: 0 | 1): number => {
    const first = knots[0];
    if (!first) return 0;
    if (at <= first[from]) return first[to];
    for (let index = 1; index < knots.length; index += 1) {
      const [low, high] = [knots[index - 1]!, knots[index]!];
      if (at <= high[from]) {
        const width = high[from] - low[from];
        return width > 0 ? low[to] + ((at - low[from]) / width) * (high[to] - low[to]) : high[to];
      }
    }
    return knots.at(-1)![to];
  };
  return { place: (value) => between(value, 0, 1), value: (place) => between(place, 1, 0) };
}

/** How many values lie between two numbers, as a histogram has it. */
export interface Bar {
  from: number;
  to: number;
  rows: number;
}

/** Places inside a bin, from 0 to 1: wide where the histogram has many rows, and never without any width. */
function inside(low: number, high: number, bars: Bar[]): [number, number][] {
  const overlap = (bar: Bar, to: number) => (bar.rows * Math.max(0, Math.min(bar.to, to) - Math.max(bar.from, low))) / Math.max(1e-12, bar.to - bar.from);
  const upTo = (to: number) => bars.reduce((sum, bar) => sum + overlap(bar, to), 0);
  const all = upTo(high);
  const STRAIGHT = all > 0 ? 0.2 : 1;
  return bars
    .map((bar) => bar.to)
    .filter((value) => value > low && value < high)
    .map((value) => [value, (1 - STRAIGHT) * (all > 0 ? upTo(value) / all : 0) + (STRAIGHT * (value - low)) / (high - low)]);
}

/**
 * Knots from the edges of some bins and the rows in each, between the least and the most value. Part of the width is dealt
 * out evenly, so that a bin with few rows can still be seen and grasped; inside a bin the histogram says where rows are.
 */
export function knotsOf(edges: number[], rows: number[], least: number, most: number, bars: Bar[] = []): [number, number][] {
  const all = rows.reduce((sum, count) => sum + count, 0) || 1;
  const EVEN = 0.4;
  const found: [number, number][] = [[Math.min(least, edges[0] ?? least), 0]];
  const ends = [...edges, Math.max(most, edges.at(-1) ?? most)];
  let sum = 0;
  ends.forEach((end, at) => {
    const [low, before] = [found.at(-1)![0], sum];
    const width = (1 - EVEN) * ((rows[at] ?? 0) / all) + EVEN / rows.length;
    sum += width;
    if (end <= low) return;
    for (const [value, part] of inside(low, end, bars)) found.push([value, before + part * width]);
    found.push([end, sum]);
  });
  found[found.length - 1]![1] = 1;
  return found;
}

/** `≥ 12 且 < 24` is written as an interval, the same in both languages. */
export function rangeText(rule: RangeRule, number: (value: number) => string): string {
  const [from, below] = [rule.from ?? null, rule.below ?? null];
  if (from === null && below === null) return '(−∞, +∞)';
  if (from === null) return `< ${number(below!)}`;
  if (below === null) return `≥ ${number(from)}`;
  return `[${number(from)}, ${number(below)})`;
}
