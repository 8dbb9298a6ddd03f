import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/api/types.ts';
import { daysLate } from './Happened.tsx';
import { sides } from './Postings.tsx';
import { changeOf } from './Change.tsx';
import { changedRows, leftAfter } from './Preview.tsx';
import { rowState } from './Schedule.tsx';

const cash = (minor: number) => ({ minor, currency: 'CNY', text: '' });
const row = (number: number, due_on: string, unpaid: number): Schemas['InstalmentCard'] => ({ number, due_on, principal: cash(4000), interest: cash(250), unpaid: cash(unpaid) });
const position = (days_past_due: number) => ({ at: '2026-06-30', days_past_due }) as Schemas['PositionCard'];

describe('where an instalment stands', () => {
  it.each([
    [row(1, '2026-05-01', 0), 59, 'paid'],
    [row(2, '2026-06-01', 4250), 29, 'overdue'],
    // Inside days of grace the server counts no days past due, so nothing is called overdue.
    [row(2, '2026-06-29', 4250), 0, 'due'],
    [row(3, '2026-06-30', 4250), 29, 'due'],
    [row(4, '2026-07-01', 2000), 0, 'part'],
    [row(5, '2026-08-01', 4250), 0, 'later'],
  ])('%o', (one, days, state) => expect(rowState(one, position(days))).toBe(state));

  it('nothing is paid before the payout', () => expect(rowState(row(1, '2026-05-01', 4250), null)).toBe('later'));
});

it('an event recorded after the day it holds from is late by business days of the books', () => {
  const fact = (effective_on: string, recorded_at: string) => ({ effective_on, recorded_at }) as Schemas['FactCard'];
  expect(daysLate(fact('2026-04-01', '2026-04-19T03:00:00Z'))).toBe(18);
  // 17:30 in UTC is the next day in the books.
  expect(daysLate(fact('2026-04-02', '2026-04-01T17:30:00Z'))).toBe(0);
});

it('both sides of the postings are summed', () => {
  const posting = (minor: number) => ({ amount: cash(minor) }) as Schemas['PostingCard'];
  expect(sides([posting(42500), posting(-41000), posting(-1500)])).toEqual({ debit: 42500, credit: 42500 });
});

it('only instalments that change are shown, gone and new ones among them', () => {
  const before = [row(1, '2026-05-01', 4250), row(2, '2026-06-01', 4250), row(3, '2026-07-01', 4250)];
  const after = [row(1, '2026-05-01', 0), row(2, '2026-06-01', 4250), row(4, '2026-08-01', 4250)];
  expect(changedRows(before, after).map(({ number, old, now }) => [number, Boolean(old), Boolean(now)])).toEqual([[1, true, true], [3, true, false], [4, false, true]]);
});

describe('a change of a loan', () => {
  it('is what its form says, once it says enough', () => {
    expect(changeOf({ kind: 'extend' })).toBeNull();
    expect(changeOf({ kind: 'extend', months: 6 })).toEqual({ change: 'extend', months: 6 });
    expect(changeOf({ kind: 'restructure', months: 24, percent: ' 3.85 ', difficulty: true })).toEqual({ change: 'restructure', months: 24, rate_percent: '3.85', in_difficulty: true, replan_arrears: false });
    expect(changeOf({ kind: 'waive-penalty', amount: '0' })).toBeNull();
    expect(changeOf({ kind: 'renew', byLoan: 'JK1', qualifies: true })).toEqual({ change: 'renew', by_loan: 'JK1', qualifies: true });
  });

  it('leaves so much after each due date', () => {
    const due = (number: number, due_on: string, principal: number) => ({ number, due_on, principal: cash(principal), interest: cash(0), unpaid: cash(principal) });
    expect(leftAfter([due(2, '2025-03-10', 300), due(1, '2025-02-10', 700)])).toEqual([{ day: '2025-02-10', minor: 300 }, { day: '2025-03-10', minor: 0 }]);
  });
});
