// The expressions of rules, read into a tree whose parts know where they stand in the text. A control that changes a part puts
// new text in its place, so that whatever a person did not touch stays as it was written.
//
// The precedences are those of the reference language; the server reads the same text again and has the last word.

export interface Span {
  from: number;
  to: number;
}

export type Binary = '+' | '-' | '*' | '/' | '%' | '^' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or' | '??';

export type Expression = Span &
  (
    | { kind: 'number'; text: string }
    | { kind: 'text'; value: string }
    | { kind: 'bool'; value: boolean }
    | { kind: 'null' }
    | { kind: 'name'; name: string }
    | { kind: 'list'; items: Expression[] }
    | { kind: 'range'; open: '[' | '(' | ']'; close: ']' | ')' | '['; low: Expression; high: Expression }
    | { kind: 'unary'; operator: '-' | '+' | 'not'; of: Expression }
    | { kind: 'binary'; operator: Binary; left: Expression; right: Expression }
    | { kind: 'in'; negated: boolean; left: Expression; right: Expression }
    | { kind: 'choice'; when: Expression; then: Expression; otherwise: Expression }
    | { kind: 'call'; name: string; args: Expression[] }
    | { kind: 'group'; inner: Expression }
  );

interface Token extends Span {
  kind: 'number' | 'text' | 'word' | 'mark' | 'end';
  text: string;
}

class Misread extends Error {}

const MARKS = ['??', '==', '!=', '<=', '>=', '..', '<', '>', '+', '-', '*', '/', '%', '^', '?', ':', ',', '(', ')', '[', ']'];
const NUMBER = /^\d[\d_]*(\.\d+)?/;
const WORD = /^[$A-Za-z_][\w$]*(\.[A-Za-z_]\w*)*/;
const TEXT = /^("[^"]*"|'[^']*')/;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    if (space) {
      at += space.length;
      continue;
    }
    // `0..1` holds no decimal point.
    const number = NUMBER.exec(rest)?.[0];
    const word = WORD.exec(rest)?.[0];
    const quoted = TEXT.exec(rest)?.[0];
    const mark = MARKS.find((one) => rest.startsWith(one));
    const piece = number ?? word ?? quoted ?? mark;
    if (!piece) throw new Misread(`cannot read ${rest.slice(0, 8)}`);
    found.push({ kind: number ? 'number' : word ? 'word' : quoted ? 'text' : 'mark', text: piece, from: at, to: at + piece.length });
    at += piece.length;
  }
  found.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return found;
}

const POWER: Record<string, number> = {
  or: 10, and: 15, '==': 20, '!=': 20, '<': 20, '>': 20, '<=': 20, '>=': 20, in: 20, not: 20, '+': 30, '-': 30, '*': 60, '/': 60, '%': 60, '^': 70, '??': 80,
};
const DEEPEST = 40;

class Reader {
  private at = 0;
  private depth = 0;
  constructor(private readonly list: Token[]) {}

  get token(): Token {
    return this.list[this.at]!;
  }

  private is(text: string): boolean {
    return this.token.text === text && (this.token.kind === 'mark' || this.token.kind === 'word');
  }

  private take(text?: string): Token {
    const token = this.token;
    if (text !== undefined && !this.is(text)) throw new Misread(`expected ${text}`);
    this.at += 1;
    return token;
  }

  whole(): Expression {
    const tree = this.expression(0);
    if (this.token.kind !== 'end') throw new Misread(`unexpected ${this.token.text}`);
    return tree;
  }

  expression(least: number): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Misread('nested too deep');
    let left = this.prefix();
    for (;;) {
      const operator = this.token.text;
      const power = this.token.kind === 'mark' || this.token.kind === 'word' ? POWER[operator] : undefined;
      if (power === undefined || power < least) break;
      this.take();
      if (operator === 'in' || operator === 'not') {
        if (operator === 'not') this.take('in');
        const right = this.expression(power + 1);
        left = { kind: 'in', negated: operator === 'not', left, right, from: left.from, to: right.to };
        continue;
      }
      const right = this.expression(operator === '^' ? power : power + 1);
      left = { kind: 'binary', operator: operator as Binary, left, right, from: left.from, to: right.to };
    }
    if (least === 0 && this.is('?')) {
      this.take();
      const then = this.expression(0);
      this.take(':');
      const otherwise = this.expression(0);
      left = { kind: 'choice', when: left, then, otherwise, from: left.from, to: otherwise.to };
    }
    this.depth -= 1;
    return left;
  }

  private prefix(): Expression {
    const token = this.take();
    const span = { from: token.from, to: token.to };
    if (token.kind === 'number') return { kind: 'number', text: token.text, ...span };
    if (token.kind === 'text') return { kind: 'text', value: token.text.slice(1, -1), ...span };
    if (token.text === '-' || token.text === '+' || token.text === 'not') {
      const of = this.expression(token.text === 'not' ? 50 : 200);
      // `-20` is one number to a reader.
      if (token.text === '-' && of.kind === 'number' && of.from === token.to) return { kind: 'number', text: `-${of.text}`, from: token.from, to: of.to };
      return { kind: 'unary', operator: token.text, of, from: token.from, to: of.to };
    }
    if (token.text === '(' || token.text === '[' || token.text === ']') return this.bracket(token);
    if (token.kind !== 'word') throw new Misread(`unexpected ${token.text}`);
    if (token.text === 'true' || token.text === 'false') return { kind: 'bool', value: token.text === 'true', ...span };
    if (token.text === 'null') return { kind: 'null', ...span };
    if (this.is('(')) {
      this.take();
      const args = this.list_(')');
      return { kind: 'call', name: token.text, args, from: token.from, to: this.list[this.at - 1]!.to };
    }
    if (POWER[token.text] !== undefined) throw new Misread(`unexpected ${token.text}`);
    return { kind: 'name', name: token.text, ...span };
  }

  private list_(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.is(close)) {
      if (items.length > 0) this.take(',');
      items.push(this.expression(0));
    }
    this.take(close);
    return items;
  }

  private bracket(open: Token): Expression {
    if (open.text === '[' && this.is(']')) {
      const end = this.take();
      return { kind: 'list', items: [], from: open.from, to: end.to };
    }
    const first = this.expression(0);
    if (this.is('..')) {
      this.take();
      const high = this.expression(0);
      const end = this.take();
      if (![']', ')', '['].includes(end.text)) throw new Misread('a range without an end');
      return { kind: 'range', open: open.text as '[', close: end.text as ']', low: first, high, from: open.from, to: end.to };
    }
    if (open.text === '(') {
      const end = this.take(')');
      return { kind: 'group', inner: first, from: open.from, to: end.to };
    }
    if (open.text === ']') throw new Misread('unexpected ]');
    const items = [first];
    while (this.is(',')) {
      this.take();
      items.push(this.expression(0));
    }
    const end = this.take(']');
    return { kind: 'list', items, from: open.from, to: end.to };
  }
}

/** The tree of a formula or condition; null for a text outside the language, which is then shown as it is. */
export function parse(text: string): Expression | null {
  try {
    return new Reader(tokens(text)).whole();
  } catch (error) {
    if (error instanceof Misread) return null;
    throw error;
  }
}

/** Puts new text in the place of a part. */
export function splice(text: string, part: Span, replacement: string): string {
  return text.slice(0, part.from) + replacement + text.slice(part.to);
}

/** The tree without brackets around it. */
export function bare(tree: Expression): Expression {
  return tree.kind === 'group' ? bare(tree.inner) : tree;
}

/** The terms of `a and b and c`, or of `or`; one term when it is neither. */
export function terms(tree: Expression, operator: 'and' | 'or'): Expression[] {
  if (tree.kind !== 'binary' || tree.operator !== operator) return [tree];
  return [...terms(tree.left, operator), ...terms(tree.right, operator)];
}

/** Every name a text reads. */
export function namesIn(tree: Expression, found: Set<string> = new Set()): Set<string> {
  const go = (one: Expression) => namesIn(one, found);
  switch (tree.kind) {
    case 'name': found.add(tree.name); break;
    case 'list': tree.items.forEach(go); break;
    case 'range': go(tree.low); go(tree.high); break;
    case 'unary': go(tree.of); break;
    case 'binary': case 'in': go(tree.left); go(tree.right); break;
    case 'choice': go(tree.when); go(tree.then); go(tree.otherwise); break;
    case 'call': tree.args.forEach(go); break;
    case 'group': go(tree.inner); break;
    default: break;
  }
  return found;
}

export const quoted = (value: string): string => (value.includes('"') ? `'${value}'` : `"${value}"`);
