import { expect, it } from 'vitest';
import { monthOf } from './Workdays.tsx';

it('places the days of a month by weekday, with those off and those worked instead', () => {
  const off = new Set(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']);
  const october = monthOf(2026, 10, off, new Set(['2026-10-10']));
  // 1 October 2026 is a Thursday: three places before it.
  expect(october.before).toBe(3);
  expect(october.days).toHaveLength(31);
  expect(october.days.slice(0, 7).every((kind) => kind === 'off')).toBe(true);
  expect([october.days[7], october.days[9], october.days[10]]).toEqual(['work', 'on', 'weekend']);
});

it('counts February of a leap year and of another', () => {
  const days = (year: number) => monthOf(year, 2, new Set(), new Set()).days.length;
  expect([days(2024), days(2026)]).toEqual([29, 28]);
});
