import { expect, test } from 'vitest';
import { inProportion, waterfall } from './split.ts';

test('a waterfall comes down to zero when the parts sum to the loss', () => {
  const steps = waterfall({ label: 'loss', minor: 1001 }, [{ label: 'bank', minor: 200 }, { label: 'guarantor', minor: 801 }]);
  expect(steps).toEqual([{ label: 'loss', from: 0, minor: 1001 }, { label: 'bank', from: 801, minor: 200 }, { label: 'guarantor', from: 0, minor: 801 }]);
});

test('an estimate follows the proportions', () => {
  expect(inProportion(1000, [20, 40, 20, 20])).toEqual([200, 400, 200, 200]);
  expect(inProportion(100, [])).toEqual([]);
  expect(inProportion(100, [0, 0])).toEqual([0, 0]);
});
