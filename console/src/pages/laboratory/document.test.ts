import { expect, test } from 'vitest';
import { changes, clashes, rebased, withBins, withDerived, withRole, withoutDerived, type ColumnUse, type Study } from './document.ts';

const column = (name: string, role: ColumnUse['role'] = 'feature'): ColumnUse => ({ column: name, role, kind: 'number', zh: name, en: name });
const base: Study = {
  schema: 1,
  columns: [column('amount'), column('bank'), column('bad', 'outcome'), column('day', 'date')],
  target: { kind: 'column', bad: ['1'], words: '' },
  parting: { kind: 'time', train_through: '2006' },
  level: { kind: 'as-sampled' },
};

test('what differs is told part by part, and an empty list is no change', () => {
  expect(changes(base, { ...base, derived: [], exclusions: [], bins_of: {} })).toEqual([]);
  const after = withBins(withRole(base, 'bank', 'left-out', ''), 'amount', [{ kind: 'missing' }]);
  expect(changes(base, after).map(({ part }) => part)).toEqual(['columns/bank/role', 'bins_of/amount']);
});

test('a role that one column has alone is taken from the other', () => {
  const after = withRole(base, 'amount', 'outcome', 'another');
  expect(after.columns.filter((held) => held.role === 'outcome').map((held) => held.column)).toEqual(['amount']);
  expect(after.columns.find((held) => held.column === 'bad')).toMatchObject({ role: 'left-out', reason: 'another' });
});

test('a derived column goes with its bins', () => {
  const made = withBins(withDerived(base, { name: 'log', how: { kind: 'log', of: 'amount' } }, column('log')), 'log', [{ kind: 'missing' }]);
  expect(changes(made, withoutDerived(made, 'log')).map(({ part }) => part)).toContain('bins_of/log');
  expect(withoutDerived(made, 'log').columns).toHaveLength(4);
});

test('my changes are laid over what another wrote; where both changed a part it is said', () => {
  const mine = withDerived(withRole(base, 'bank', 'left-out', ''), { name: 'log', how: { kind: 'log', of: 'amount' } }, column('log'));
  const theirs: Study = { ...base, parting: { kind: 'hold-out', seed: 1, test_percent: 30 } };
  const both = rebased(base, mine, theirs);
  expect(both.parting.kind).toBe('hold-out');
  expect(both.columns.map((held) => [held.column, held.role])).toEqual([['amount', 'feature'], ['bank', 'left-out'], ['bad', 'outcome'], ['day', 'date'], ['log', 'feature']]);
  expect(both.derived).toHaveLength(1);
  expect(clashes(base, mine, theirs)).toEqual([]);
  expect(clashes(base, withRole(base, 'bank', 'left-out', ''), withRole(base, 'bank', 'date', ''))).toEqual(['columns/bank/role']);
});

test('taking a derived column back is laid over another document too', () => {
  const made = withDerived(base, { name: 'a/b', how: { kind: 'ratio', of: 'amount', over: 'bank' } }, column('a/b'));
  const both = rebased(made, withoutDerived(made, 'a/b'), { ...made, level: { kind: 'platt-on-test' } });
  expect(both.columns.map((held) => held.column)).not.toContain('a/b');
  expect(both.derived).toEqual([]);
});

test('reject inference is one part, kept over what another changed and taken back as a whole', () => {
  const asked: Study = { ...base, rejects: { column: 'verdict', values: ['decline'], method: { kind: 'fuzzy', factor: 1.5 } } };
  expect(changes(base, asked).map(({ part }) => part)).toEqual(['rejects']);
  const theirs: Study = { ...base, level: { kind: 'bad-rate', percent: 5 } };
  expect(rebased(base, asked, theirs)).toEqual({ ...theirs, rejects: asked.rejects });
  expect(rebased(asked, base, asked).rejects).toBeUndefined();
  expect(clashes(base, asked, { ...asked, rejects: { ...asked.rejects!, values: ['refuse'] } })).toEqual(['rejects']);
});
