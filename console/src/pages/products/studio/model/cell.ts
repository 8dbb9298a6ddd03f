// A condition cell of a decision table as its editor shows it, and back to text. A cell that says more than the editor can show
// stays a formula.
import { parse, quoted, type Expression } from './expression.ts';

export type Order = '<' | '<=' | '>' | '>=' | '==' | '!=';

export type Test =
  | { kind: 'any' }
  /** One of these texts, or none of them. */
  | { kind: 'texts'; values: string[]; negated: boolean }
  | { kind: 'bool'; value: boolean }
  | { kind: 'compare'; order: Order; value: string }
  | { kind: 'range'; low: string; high: string; lowIn: boolean; highIn: boolean }
  | { kind: 'missing'; negated: boolean }
  | { kind: 'formula'; text: string };

const numberOf = (tree: Expression): string | null => (tree.kind === 'number' ? tree.text : null);

function texts(items: Expression[]): string[] | null {
  const values = items.map((item) => (item.kind === 'text' ? item.value : null));
  return values.every((value) => value !== null) ? (values as string[]) : null;
}

function compared(order: Order, right: Expression): Test | null {
  if (right.kind === 'null' && (order === '==' || order === '!=')) return { kind: 'missing', negated: order === '!=' };
  const number = numberOf(right);
  if (number !== null) return { kind: 'compare', order, value: number };
  if (right.kind === 'text' && order === '==') return { kind: 'texts', values: [right.value], negated: false };
  if (right.kind === 'text' && order === '!=') return { kind: 'texts', values: [right.value], negated: true };
  return null;
}

function recognised(text: string): Test | null {
  const order = /^(<=|>=|==|!=|<|>)\s*(.+)$/s.exec(text);
  if (order) {
    const right = parse(order[2]!);
    return right && compared(order[1] as Order, right);
  }
  const member = /^(not\s+in|in)\s+(.+)$/s.exec(text);
  const negated = member?.[1]?.startsWith('not') ?? false;
  const tree = parse(member ? member[2]! : text.includes(',') && !/^[[(\]]/.test(text) ? `[${text}]` : text);
  if (!tree) return null;
  if (tree.kind === 'list') {
    const values = texts(tree.items);
    return values && { kind: 'texts', values, negated };
  }
  if (tree.kind === 'range' && !negated && tree.open !== ']') {
    const [low, high] = [numberOf(tree.low), numberOf(tree.high)];
    return low === null || high === null ? null : { kind: 'range', low, high, lowIn: tree.open === '[', highIn: tree.close === ']' };
  }
  if (member) return null;
  if (tree.kind === 'text') return { kind: 'texts', values: [tree.value], negated: false };
  if (tree.kind === 'bool') return { kind: 'bool', value: tree.value };
  if (tree.kind === 'null') return { kind: 'missing', negated: false };
  const number = numberOf(tree);
  return number === null ? null : { kind: 'compare', order: '==', value: number };
}

export function readTest(cell: string): Test {
  const text = cell.trim();
  if (text === '' || text === '-') return { kind: 'any' };
  return recognised(text) ?? { kind: 'formula', text };
}

export function writeTest(test: Test): string {
  switch (test.kind) {
    case 'any': return '';
    case 'bool': return String(test.value);
    case 'missing': return test.negated ? '!= null' : 'null';
    case 'compare': return test.order === '==' ? test.value : `${test.order} ${test.value}`;
    case 'range': return `${test.lowIn ? '[' : '('}${test.low}..${test.high}${test.highIn ? ']' : ')'}`;
    case 'texts':
      if (test.values.length === 0) return '';
      if (test.negated) return `not in [${test.values.map(quoted).join(', ')}]`;
      return test.values.map(quoted).join(', ');
    default: return test.text;
  }
}

/** A result cell: a number, a text, yes or no, or a formula. */
export type Result = { kind: 'empty' } | { kind: 'number'; text: string } | { kind: 'text'; value: string } | { kind: 'bool'; value: boolean } | { kind: 'formula'; text: string };

export function readResult(cell: string): Result {
  const text = cell.trim();
  if (text === '') return { kind: 'empty' };
  const tree = parse(text);
  if (tree?.kind === 'number') return { kind: 'number', text: tree.text };
  if (tree?.kind === 'text') return { kind: 'text', value: tree.value };
  if (tree?.kind === 'bool') return { kind: 'bool', value: tree.value };
  return { kind: 'formula', text };
}

export function writeResult(result: Result): string {
  switch (result.kind) {
    case 'empty': return '';
    case 'number': return result.text;
    case 'text': return quoted(result.value);
    case 'bool': return String(result.value);
    default: return result.text;
  }
}

/** Whether an edited cell says the same as before: then its text stays as its author wrote it. */
export function keep(before: string, after: string): string {
  const plain = (text: string) => JSON.stringify(readTest(text), (key, value: unknown) => (['value', 'low', 'high'].includes(key) && typeof value === 'string' ? Number(value) : value));
  return before.trim() !== '' && readTest(before).kind !== 'formula' && plain(before) === plain(after) ? before : after;
}
