// The columns of a decision table with what they test or set.
import { keep } from './cell.ts';
import { resultTyped, testTyped } from './loose.ts';
import type { Content, Row } from './types.ts';
import { unitOf, type Unit } from './units.ts';
import { resultWord, type Word } from './words.ts';

export interface Column {
  id: string;
  role: 'input' | 'output';
  /** Its heading; the variable's own name where the author gave none. */
  name: string;
  field: string | null;
  /** The variable a condition column tests. */
  word: Word | undefined;
  kind: 'number' | 'text' | 'bool';
  unit: Unit;
  /** What is typed or pasted into it, as a cell's text; null when not understood. */
  typed: (text: string) => string | null;
}

/** Whether this table gives reasons to decline. */
export function reasonTable(content: Content): boolean {
  const fields = (content.outputs ?? []).map((column) => column.field);
  return content.hitPolicy === 'collect' && ['code', 'zh', 'en'].every((field) => fields.includes(field));
}

export function columnsOf(content: Content, words: Word[]): Column[] {
  const inputs = (content.inputs ?? []).map((column): Column => {
    const word = words.find((one) => one.name === column.field);
    return { id: column.id, role: 'input', name: column.name?.trim() || word?.zh || column.field || '', field: column.field ?? null, word, kind: word?.kind ?? 'text', unit: word?.unit ?? 'plain', typed: (text) => testTyped(text, word) };
  });
  const outputs = (content.outputs ?? []).map((column): Column => {
    const cells = (content.rules ?? []).map((row) => row[column.id]?.trim() ?? '').filter(Boolean);
    const kind = ['code', 'zh', 'en'].includes(column.field) || cells.some((cell) => /^["']/.test(cell)) ? 'text' : cells.length > 0 && cells.every((cell) => /^(true|false)$/.test(cell)) ? 'bool' : 'number';
    const unit = kind === 'number' ? unitOf(column.field, column.name ?? '') : 'plain';
    return { id: column.id, role: 'output', name: column.name?.trim() || resultWord(column.field)?.zh || column.field, field: column.field, word: undefined, kind, unit, typed: (text) => resultTyped(text, kind, unit) };
  });
  // A reason is read in words first, its code last.
  const order = ['zh', 'en', 'code'];
  return [...inputs, ...(reasonTable(content) ? outputs.sort((a, b) => order.indexOf(a.field ?? '') - order.indexOf(b.field ?? '')) : outputs)];
}

/** A row with one cell changed; an empty cell leaves the row. */
export function put(row: Row, column: Column, text: string): Row {
  const before = row[column.id] ?? '';
  const next = column.role === 'input' && column.field ? keep(before, text) : text;
  if (next === '') {
    const { [column.id]: _gone, ...rest } = row;
    return rest;
  }
  return { ...row, [column.id]: next };
}
