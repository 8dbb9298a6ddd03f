import { diffLines } from 'diff';
import { expect, test } from 'vitest';
import { around, asVersion, readable, sideBySide } from './words.ts';

const words = { any: '任意', and: '且', or: '或' };

test('cells lose their marks and keep their meaning', () => {
  const cells = ['', '"D"', '"A","B"', '[0.01..0.02)', '(3..5]', '>= 12', 'feature.x ?? 0', '< 0.01'];
  expect(cells.map((cell) => readable(cell, words))).toEqual(['任意', 'D', 'A 或 B', '≥ 0.01 且 < 0.02', '> 3 且 ≤ 5', '≥ 12', 'feature.x ?? 0', '< 0.01']);
});

test('the version line is raised and nothing else', () => {
  expect(asVersion('schema: 1\nversion: 1\nother: { version: 1 }', 2)).toBe('schema: 1\nversion: 2\nother: { version: 1 }');
});

test('two documents stand side by side with their own line numbers', () => {
  const pairs = sideBySide(diffLines('a\nb\nc\n', 'a\nB\nb2\nc\nd\n'));
  expect(pairs.map(({ left, right }) => [left?.line ?? null, left?.text ?? null, right?.line ?? null, right?.text ?? null])).toEqual([
    [1, 'a', 1, 'a'],
    [2, 'b', 2, 'B'],
    [null, null, 3, 'b2'],
    [3, 'c', 4, 'c'],
    [null, null, 5, 'd'],
  ]);
});

test('what is the same is left out but for the lines around a change', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
  const pairs = sideBySide(diffLines(lines.join('\n'), lines.with(10, 'changed').join('\n')));
  expect(around(pairs, 2).map((row) => (typeof row === 'number' ? row : row.right?.text))).toEqual([8, 'line 8', 'line 9', 'changed', 'line 11', 'line 12', 7]);
});
