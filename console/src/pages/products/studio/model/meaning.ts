// What a number in a formula counts: told by what it is compared with, added to or multiplied by.
import { bare, type Expression } from './expression.ts';
import type { Unit } from './units.ts';
import type { Word } from './words.ts';

const MONEY: (Unit | null)[] = ['yuan', 'fen'];

/** The unit of a part, where its variables tell it. */
export function unitIn(tree: Expression, words: Word[]): Unit | null {
  const of = (part: Expression) => unitIn(part, words);
  const first = (parts: Expression[]) => parts.map(of).find((unit) => unit !== null) ?? null;
  const inner = bare(tree);
  switch (inner.kind) {
    case 'name': {
      const unit = words.find((word) => word.name === inner.name)?.unit ?? null;
      return unit === 'plain' ? null : unit;
    }
    case 'unary': return inner.operator === 'not' ? null : of(inner.of);
    case 'choice': return first([inner.then, inner.otherwise]);
    case 'call': return inner.name === 'len' ? 'times' : first(inner.args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg])).slice(0, inner.name === 'round' ? 1 : undefined));
    case 'binary': {
      const [left, right] = [of(inner.left), of(inner.right)];
      if (inner.operator === '/') return left === 'fen' && bare(inner.right).kind === 'number' ? 'yuan' : MONEY.includes(left) && MONEY.includes(right) ? 'share' : left;
      // A share of an amount is an amount.
      if (inner.operator === '*') return MONEY.includes(left) ? left : MONEY.includes(right) ? right : left === 'share' ? right : right === 'share' ? left : (left ?? right);
      if (['+', '-', '??', '%'].includes(inner.operator)) return left ?? right;
      return null;
    }
    default: return null;
  }
}

/** The units of bare numbers on the two sides of an operation whose result counts `wanted`. */
export function sidesIn(tree: Expression & { kind: 'binary' }, words: Word[], wanted: Unit | null): { left: Unit | null; right: Unit | null } {
  const [left, right] = [unitIn(tree.left, words), unitIn(tree.right, words)];
  if (tree.operator === '*') {
    const factor = (other: Unit | null, own: Expression): Unit | null => {
      const number = bare(own);
      if (number.kind !== 'number') return wanted;
      if (other === null) return wanted;
      // A factor of at most one is said as a share: 20%.
      return Math.abs(Number(number.text)) <= 1 ? 'share' : 'plain';
    };
    return { left: left ?? factor(right, tree.left), right: right ?? factor(left, tree.right) };
  }
  if (tree.operator === '/') return { left: left ?? wanted, right: right ?? 'plain' };
  const own = left ?? right ?? wanted;
  return { left: left ?? own, right: right ?? own };
}
