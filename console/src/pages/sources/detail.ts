// What stands in quarantine is told in both languages in one text: `中文 · English; 中文 · English`.

import { ProblemError } from '@/api/problem.ts';
import type { Schemas } from '@/api/types.ts';
import sensors from '../../../../examples/feeds/plant-meters.yaml?raw';
import fetched from '../../../../examples/feeds/tax-bureau.yaml?raw';

/** The sayings of a text, each in Chinese and English; a text of one language stands in both. */
export function sayings(detail: string): { zh: string; en: string }[] {
  const parts = detail.split(' · ');
  if (parts.length < 2) return [{ zh: detail, en: detail }];
  const told: { zh: string; en: string }[] = [];
  let zh = parts[0] ?? '';
  for (const [index, part] of parts.slice(1).entries()) {
    const last = index === parts.length - 2;
    const cut = last ? -1 : part.lastIndexOf('; ');
    told.push({ zh, en: cut < 0 ? part : part.slice(0, cut) });
    zh = cut < 0 ? '' : part.slice(cut + 2);
  }
  return told;
}

/** A reason of a refused row, told as `中文 English`, language by language. */
export function bothWays(reason: string): { zh: string; en: string } {
  const [, zh = reason, en = reason] = /^(.*[\u3000-\u9fff\uff00-\uffef])\s+([A-Za-z].*)$/.exec(reason) ?? [];
  return { zh, en };
}

/** What a person changed of a row's cells, by heading. */
export function changesOf(cells: Schemas['QuarantineCell'][], values: (string | undefined)[]): Record<string, string> {
  const changed = cells.flatMap((cell, index) => {
    const value = values[index] ?? '';
    return value === cell.value ? [] : [[cell.heading, value] as const];
  });
  return Object.fromEntries(changed);
}

/** Rows that did not stand again, as what went wrong. */
export function asProblem(settled: Schemas['Settled']): ProblemError {
  const told = settled.refusals.slice(0, 5).flatMap((one) => sayings(one.detail));
  return new ProblemError({
    type: 'about:blank',
    title: 'Not taken in: it still does not stand',
    title_zh: '未入库：仍未通过检查',
    status: 422,
    code: 'still-refused',
    detail: told.map((one) => one.en).join('; '),
    detail_zh: told.map((one) => one.zh).join('；'),
  });
}

/** What a new feed may look like: a file that is fetched, sensors that are listened to. */
export const FEED_EXAMPLES = { http: fetched, mqtt: sensors };
