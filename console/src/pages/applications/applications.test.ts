import { describe, expect, it } from 'vitest';
import { readPin } from './Pinned.tsx';
import { waterfall } from './Price.tsx';

it('the waterfall climbs and falls from the base, and the rate stands on the ground', () => {
  const steps = [['base', '3.1'], ['spread', '1.45'], ['adjustment', '-0.2'], ['rate', '4.35']].map(([step, percent]) => ({ step: step!, percent: percent! }));
  const rounded = waterfall(steps).map(({ low, height }) => [low.toFixed(2), height.toFixed(2)]);
  expect(rounded).toEqual([['0.00', '3.10'], ['3.10', '1.45'], ['4.35', '0.20'], ['0.00', '4.35']]);
});

describe('what a decision pinned', () => {
  it('product and scorecard by version', () => expect(readPin('product hebei-everyday version 3 9f2c')).toEqual({ kind: 'product', name: 'hebei-everyday', version: '3', digest: '9f2c' }));
  it('the rulebook by day', () => expect(readPin('rulebook as of 2026-06-20 01ab')).toEqual({ kind: 'rulebook', name: '', version: '2026-06-20', digest: '01ab' }));
  it('what it does not know stays as it is', () => expect(readPin('a new thing')).toBeNull());
});
