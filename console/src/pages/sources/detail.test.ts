import { expect, test } from 'vitest';
import { bothWays, sayings } from './detail.ts';

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
