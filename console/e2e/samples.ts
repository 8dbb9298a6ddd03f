// Loans for the laboratory: the public set where it is at hand, else rows made here with the same columns.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { Bench } from './browser.ts';

export interface SampleFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Rows with a planted rule: young borrowers with few employees, of one bank, go bad more often; short terms know the outcome. */
export function madeLoans(rows = 6000): SampleFile {
  let state = 20061231;
  const draw = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const banks = ['NORTH RIVER BANK', 'SOUTH HILL BANK', 'EAST GATE BANK', 'WEST FIELD BANK', 'OLD MILL BANK'];
  const lines = ['loan_nr,bank,state,approval_date,term_months,no_emp,new_exist,urban_rural,gr_appv_cents,chg_off_date,default'];
  for (let row = 0; row < rows; row += 1) {
    const bank = Math.floor(draw() * banks.length);
    const employees = 1 + Math.floor(draw() * draw() * 80);
    const fresh = draw() < 0.3 ? 2 : 1;
    const year = 2001 + Math.floor(draw() * 9);
    const odds = -1.4 - employees * 0.035 + (fresh === 2 ? 0.7 : 0) + (bank === 2 ? 0.9 : bank === 4 ? -0.6 : 0) + (year - 2005) * 0.08;
    const bad = draw() < 1 / (1 + Math.exp(-odds));
    const month = 1 + Math.floor(draw() * 12);
    const two = (value: number) => String(value).padStart(2, '0');
    const day = `${year}-${two(month)}-${two(1 + Math.floor(draw() * 28))}`;
    const term = bad ? 20 + Math.floor(draw() * 30) : 60 + 12 * Math.floor(draw() * 10);
    const amount = 500_000 + Math.floor(draw() * 40_000_000);
    lines.push([1_000_000 + row, banks[bank], ['CA', 'TX', 'NY', 'OH'][Math.floor(draw() * 4)], day, term, employees, fresh, draw() < 0.7 ? 1 : 2, amount, bad ? `${year + 1}-${two(month)}-15` : '', bad ? 1 : 0].join(','));
  }
  return { name: 'loans.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

/** `sba_loans.parquet` beside the repository, or rows made here. */
export function loans(): SampleFile {
  const file = fileURLToPath(new URL('../../../shared/data/sba_loans.parquet', import.meta.url));
  if (existsSync(file)) return { name: 'sba_loans.parquet', mimeType: 'application/octet-stream', buffer: readFileSync(file) };
  console.log('sba_loans.parquet is not beside the repository: rows made by the test stand in');
  return madeLoans();
}

/** Makes sure that a real server has a study with two runs to look at. */
export async function studied(bench: Bench): Promise<void> {
  if (!inject('base')) return;
  const context = await bench.profile({ width: 1280, lang: 'zh', theme: 'light' }, 'zhao');
  const headers = () => ({ origin: bench.base, 'idempotency-key': crypto.randomUUID() });
  const asked = async <Answer>(method: string, path: string, data?: unknown, kind?: string): Promise<Answer> => {
    const answer = await context.request.fetch(bench.base + path, { method, headers: { ...headers(), ...(kind ? { 'content-type': kind } : {}) }, data: data as never });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const name = '页面检查';
  const { rows } = await asked<{ rows: { id: string; name: string }[] }>('GET', '/v1/studies');
  if (!rows.some((row) => row.name === name)) {
    const file = madeLoans();
    const set = await asked<{ id: string }>('POST', `/v1/sample-sets?${new URLSearchParams({ name, file: file.name })}`, file.buffer, 'application/octet-stream');
    const study = await asked<{ id: string; revision: number; study: { columns: { column: string; role: string }[]; selection: object } }>('POST', '/v1/studies', { name, sample_set: set.id });
    for (const most of [8, 2]) {
      const { revision } = await asked<{ revision: number }>('GET', `/v1/studies/${study.id}`);
      const document = { ...study.study, selection: { ...study.study.selection, max_characteristics: most } };
      await asked('PUT', `/v1/studies/${study.id}`, { revision, study: document });
      let work = await asked<{ id: string; done: boolean; problem: string | null }>('POST', `/v1/studies/${study.id}/runs`);
      while (!work.done) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        work = await asked('GET', `/v1/progress/${work.id}`);
      }
      if (work.problem) throw new Error(`the run failed: ${work.problem}`);
    }
  }
  await context.close();
}
