import { describe, expect, it } from 'vitest';
import { othersOf } from './sessions.tsx';

describe('sessions beside this one', () => {
  it.each([
    [[], 0],
    [[{ current: true }], 0],
    [[{ current: false }, { current: true }, { current: false }], 2],
    // An administrator's view of somebody else: none of them asks.
    [[{ current: false }], 1],
  ])('of %j are %i', (sessions, count) => {
    expect(othersOf(sessions)).toBe(count);
  });
});
