import { expect, test } from 'vitest';
import { asProblem, bothWays, changesOf, sayings } from './detail.ts';

test('a text of quarantine is told language by language', () => {
  expect(sayings("'abc' 不是数字：写作 1234.50 · 'abc' is not a number: write 1234.50")).toEqual([
    { zh: "'abc' 不是数字：写作 1234.50", en: "'abc' is not a number: write 1234.50" },
  ]);
  expect(sayings("'x' 不是日期：改 · 'x' is no day: mend; 'y' 不是数字：改 · 'y' is not a number: mend").map((one) => one.zh)).toEqual(["'x' 不是日期：改", "'y' 不是数字：改"]);
  expect(sayings('one language; only')).toEqual([{ zh: 'one language; only', en: 'one language; only' }]);
});

test('a reason is told in the language of the screen', () => {
  expect(bothWays('不是日期或月份 neither a day nor a month')).toEqual({ zh: '不是日期或月份', en: 'neither a day nor a month' });
  expect(bothWays('only one')).toEqual({ zh: 'only one', en: 'only one' });
});

test('only what a person changed is sent, by heading', () => {
  const cells = [{ heading: 'uscc', value: '9113' }, { heading: 'period', value: '2025-13' }, { heading: 'kwh', value: '' }];
  expect(changesOf(cells, ['9113', '2025-12', undefined])).toEqual({ period: '2025-12' });
  expect(changesOf(cells, ['9113', '2025-13', ''])).toEqual({});
});

test('rows that did not stand again say why in both languages', () => {
  const reason = { id: 'bad-date', zh: '日期无法识别', en: 'not a date' };
  const refusals = [{ row: 2, reason, detail: '“2025-13” 不是日期：请改 · “2025-13” is no date: change it' }];
  const { problem } = asProblem({ batch: 'bat_1', settled: 0, still_refused: 1, refusals, waiting: 1, delivery: null });
  expect(problem.detail_zh).toBe('“2025-13” 不是日期：请改');
  expect(problem.detail).toBe('“2025-13” is no date: change it');
});
