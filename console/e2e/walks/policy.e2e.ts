// What decides: scorecards, products and guarantees, made by one person and approved by another.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bench } from '../browser.ts';
import { Person } from './person.ts';

let bench: Bench;
let risk: Person;
let reviewer: Person;
let finance: Person;
beforeAll(async () => {
  bench = await Bench.open();
  risk = await Person.of(bench, 'zhao');
  reviewer = await Person.of(bench, 'wang');
  finance = await Person.of(bench, 'qian');
});
afterAll(() => bench.close());

it('a scorecard is developed by risk and approved by a reviewer', async () => {
  const [card] = await risk.lists<{ id: string; version: number }>('/v1/scorecards');
  const path = `/scorecards/${encodeURIComponent(card!.id)}`;
  await reviewer.opens(path);
  expect(await reviewer.mayNot('开发新版本')).toContain('风险管理');
  await risk.opens(path);
  await risk.does('开发新版本');
  const version = card!.version + 1;
  await risk.opens(`${path}?tab=versions`);
  await risk.sees('尚未批准');
  expect(await risk.mayNot('批准')).toMatch(/审批人|不得复核/);
  await reviewer.opens(path);
  await reviewer.does('批准');
  const [after] = await risk.lists<{ active_version: number }>('/v1/scorecards');
  expect(after!.active_version).toBe(version);
});

it('a product is corrected until it is valid, submitted by risk and approved by a reviewer', async () => {
  const path = '/products/hebei-everyday';
  await finance.opens(path);
  expect(await finance.mayNot('提交新版本')).toContain('风险管理');
  await risk.opens(path);
  await risk.button('提交新版本').click();
  const dialog = risk.page.getByRole('dialog');
  const document = dialog.getByLabel('产品文件（YAML）');
  const text = await document.inputValue();
  expect(text).toMatch(/^version: 2$/m);
  await document.fill(text.replace('max: "3000000"', 'max: "3000"'));
  await dialog.getByText(/发现 \d+ 处问题/).waitFor();
  expect(await risk.button('提交审批', dialog).isDisabled()).toBe(true);
  await document.fill(text.replace('max: "3000000"', 'max: "2000000"'));
  await dialog.getByText('校验通过，可以提交').waitFor();
  await risk.button('提交审批', dialog).click();
  await risk.page.waitForURL(/tab=versions/);
  await risk.opens(`${path}?tab=versions`);
  expect(await risk.mayNot('批准')).toMatch(/审批人|不得复核/);
  await reviewer.opens(path);
  await reviewer.does('批准');
  const product = await reviewer.reads<{ active_version: number }>('/v1/products/hebei-everyday');
  expect(product.active_version).toBe(2);
});

interface Cash {
  minor: number;
}

interface Claimed {
  loan: string;
  loan_number: string;
  loss: Cash;
  paid: Cash;
  recovered: Cash;
  state: { id: string };
  shares: { party: string; amount: Cash }[];
  allowed: { act: string; can: boolean }[];
}

interface Agreed {
  loans: number;
  outstanding: Cash;
  parties: { name: { zh: string }; role: { id: string }; liability: Cash }[];
  claims: Claimed[];
}

interface Lent {
  id: string;
  agreement: string | null;
  number: string;
  state: { id: string };
  position: { outstanding: Cash; payoff: Cash };
  compensated: Cash;
  allowed: { act: string; can: boolean; why_zh: string | null }[];
}

const sum = (cash: Cash[]) => cash.reduce((total, part) => total + part.minor, 0);

/** The loan on which the demo leaves the claim to whoever comes, and the agreement that covers it. */
async function ripe(): Promise<{ agreement: string; loan: Lent }> {
  for (const overdue of ['61-90', '91-360', 'over-360']) {
    for (const line of await finance.lists<{ id: string; guaranteed: boolean }>(`/v1/loans?state=active&overdue=${overdue}&limit=50`)) {
      const loan = line.guaranteed ? await finance.reads<Lent>(`/v1/loans/${line.id}`) : undefined;
      if (loan?.allowed.some((act) => act.act === 'claim' && act.can)) return { agreement: loan.agreement!, loan };
    }
  }
  throw new Error('the demo leaves no guaranteed loan whose loss can be claimed');
}

it('a loss is claimed by finance and compensated by the guarantor, to the cent, and by nobody else', async () => {
  const { agreement, loan } = await ripe();
  const before = await finance.reads<Agreed>(`/v1/agreements/${agreement}`);
  expect(sum(before.parties.map((party) => party.liability))).toBe(before.outstanding.minor);

  // Claimed on the page of the loan, by finance alone.
  await reviewer.opens(`/loans/${loan.id}`);
  expect(await reviewer.mayNot('申请代偿')).toContain('财务');
  expect(await reviewer.tries(`/v1/loans/${loan.id}/claims`, {})).toEqual({ status: 403, code: 'auth.forbidden' });
  await finance.opens(`/loans/${loan.id}`);
  await finance.does('申请代偿');
  await finance.opens(`/loans/${loan.id}`);
  expect(await finance.mayNot('申请代偿'), 'an open claim is not offered again').toBeNull();
  expect(await finance.tries(`/v1/loans/${loan.id}/claims`, {})).toEqual({ status: 409, code: 'resource.wrong_state' });
  const claimed = await finance.reads<Agreed>(`/v1/agreements/${agreement}`);
  expect(claimed.outstanding.minor, 'claimed and not paid: still bound').toBe(before.outstanding.minor);
  const claim = claimed.claims.find((one) => one.loan === loan.id)!;
  expect([claim.state.id, claim.paid.minor, claim.shares]).toEqual(['demanded', 0, []]);

  // Compensated on the page of the agreement: the amount is the agreement's, to the cent.
  const path = `/guarantees/${agreement}?tab=claims`;
  await reviewer.opens(path);
  expect(await reviewer.mayNot('登记代偿到账')).toContain('财务');
  const wrong = { amount: '1.00', reference: 'WALK-COMPENSATION-0' };
  expect(await reviewer.tries(`/v1/claims/${loan.id}/compensation`, wrong)).toEqual({ status: 403, code: 'auth.forbidden' });
  expect(await finance.tries(`/v1/claims/${loan.id}/compensation`, wrong)).toEqual({ status: 422, code: 'amount.invalid' });
  await finance.opens(path);
  const panel = finance.page.locator('.claim').filter({ has: finance.page.locator(`a[href="/loans/${loan.id}"]`) });
  await finance.does('登记代偿到账', (dialog) => dialog.getByLabel('银行流水号').fill('WALK-COMPENSATION-1'), panel);
  await panel.getByText(/分毫不差/).waitFor();

  const after = await finance.reads<Agreed>(`/v1/agreements/${agreement}`);
  const paid = after.claims.find((one) => one.loan === loan.id)!;
  const lender = after.parties.find((party) => party.role.id === 'lender')!.name.zh;
  const own = paid.shares.find((share) => share.party === lender)!;
  expect(sum(paid.shares.map((share) => share.amount))).toBe(paid.loss.minor);
  expect(paid.loss.minor).toBe(claim.loss.minor);
  expect(paid.paid.minor).toBe(paid.loss.minor - own.amount.minor);
  const card = await finance.reads<Lent>(`/v1/loans/${loan.id}`);
  expect(card.compensated.minor, 'the loan received what the agreement paid').toBe(paid.paid.minor);
  expect(card.position.payoff.minor).toBe(loan.position.payoff.minor - paid.paid.minor);
  // Who has paid is bound no longer.
  expect(before.outstanding.minor - after.outstanding.minor).toBe(loan.position.outstanding.minor);
  expect(before.loans - after.loans).toBe(1);
  expect(sum(after.parties.map((party) => party.liability))).toBe(after.outstanding.minor);
});

it('what is recovered after a compensation goes back in the same shares, by finance', async () => {
  const all = await Promise.all((await finance.lists<{ id: string }>('/v1/agreements')).map(async ({ id }) => ({ id, claims: (await finance.reads<Agreed>(`/v1/agreements/${id}`)).claims })));
  const recoverable = (claim: Claimed) => claim.allowed.some((act) => act.act === 'recovery' && act.can);
  const { id: agreement, claims } = all.find((one) => one.claims.some(recoverable))!;
  const path = `/guarantees/${agreement}?tab=claims`;
  const open = claims.find(recoverable)!;
  await reviewer.opens(path);
  expect(await reviewer.mayNot('登记追偿')).toContain('财务');
  await finance.opens(path);
  const panel = finance.page.locator('.claim').filter({ hasText: open.loan_number });
  await finance.does('登记追偿', async (dialog) => {
    await dialog.getByLabel('收回金额（元）').fill('100.01');
    await dialog.getByLabel('银行流水号').fill('WALK-RECOVERY-1');
    await dialog.getByText(/约 [\d.,]+ 元/).first().waitFor();
  }, panel);
  const after = (await finance.reads<Agreed>(`/v1/agreements/${agreement}`)).claims.find((claim) => claim.loan === open.loan)!;
  expect(after.recovered.minor).toBe(open.recovered.minor + 100_01);
});
