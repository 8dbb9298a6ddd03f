// The answers of the guided form and the template they are written into.
import { withContent } from './graph.ts';
import type { Content, Product } from './types.ts';
import { shiftPoint } from './units.ts';

export interface Answers {
  name: string;
  code: string;
  age: string;
  /** Yuan through the till in twelve months. */
  inflow: string;
  overdue: string;
  lawsuits: string;
  shareA: string;
  shareB: string;
  shareC: string;
  capA: string;
  capB: string;
  capC: string;
  orders: string;
  /** Added to the share of shops with that many orders. */
  bonus: string;
  min: string;
  max: string;
  tenorMin: string;
  tenorMax: string;
  spreadA: string;
  spreadB: string;
  spreadC: string;
  short: string;
  straight: string;
}

export const FIRST: Answers = {
  name: '烟火贷', code: 'yanhuo', age: '6', inflow: '60000', overdue: '4', lawsuits: '2', shareA: '0.15', shareB: '0.10', shareC: '0.06', capA: '300000', capB: '200000', capC: '50000', orders: '1000', bonus: '0.05',
  min: '5000', max: '300000', tenorMin: '3', tenorMax: '18', spreadA: '140', spreadB: '280', spreadC: '550', short: '40', straight: '100000',
};

/** A sum of two decimals to six places, exact. */
function sum(a: string, b: string): string {
  const whole = (text: string) => BigInt(shiftPoint(text, 6) ?? '0');
  return shiftPoint(String(whole(a) + whole(b)), -6) ?? a;
}

const times = (text: string, cap: string): string => (Number(text) < Number(cap) ? text : cap);

export function answered(product: Product, a: Answers): Product {
  const yuan = (fen: string) => shiftPoint(fen, 2) ?? '0';
  const wan = Number(a.inflow) % 10_000 === 0 ? `${Number(a.inflow) / 10_000}万元` : `${a.inflow}元`;
  const eligibility = (content: Content): Content => ({
    ...content,
    rules: (content.rules ?? []).map((row) => {
      switch (row._id) {
        case 'young': return { ...row, age: `< ${a.age}`, zh: `"成立未满${a.age}个月"`, en: `"registered for less than ${a.age} months"` };
        case 'flow': return { ...row, inflow: `< ${yuan(a.inflow)}`, zh: `"近12个月收单入账不足${wan}"`, en: `"less than ${Number(a.inflow).toLocaleString('en-US')} yuan through the till in 12 months"` };
        case 'overdue': return { ...row, overdue: `> ${a.overdue}`, zh: `"近24个月逾期超过${a.overdue}次"`, en: `"overdue more than ${a.overdue} times in 24 months"` };
        case 'lawsuits': return { ...row, lawsuits: `> ${a.lawsuits}`, zh: `"涉诉超过${a.lawsuits}件"`, en: `"more than ${a.lawsuits} lawsuits"` };
        default: return row;
      }
    }),
  });
  const caps = (content: Content): Content => ({
    ...content,
    rules: (content.rules ?? []).map((row) => {
      switch (row._id) {
        case 'a-orders': return { ...row, orders: `>= ${a.orders}`, share: sum(a.shareA, a.bonus), cap: a.capA };
        case 'a': return { ...row, share: a.shareA, cap: a.capA };
        case 'b-orders': return { ...row, orders: `>= ${a.orders}`, share: sum(a.shareB, a.bonus), cap: a.capB };
        case 'b': return { ...row, share: a.shareB, cap: a.capB };
        case 'c': return { ...row, share: a.shareC, cap: a.capC };
        default: return row;
      }
    }),
  });
  const minus = (bps: string) => sum(bps, `-${a.short}`);
  const price = (content: Content): Content => ({
    ...content,
    rules: (content.rules ?? []).map((row) => {
      switch (row._id) {
        case 'a-short': return { ...row, bps: minus(a.spreadA) };
        case 'a': return { ...row, bps: a.spreadA };
        case 'b-short': return { ...row, bps: minus(a.spreadB) };
        case 'b': return { ...row, bps: a.spreadB };
        case 'other': return { ...row, bps: a.spreadC };
        default: return row;
      }
    }),
  });
  return {
    ...product, code: a.code, name_zh: a.name, amount: { min: a.min, max: a.max, step: times('1000', a.min) }, tenor_months: { min: Number(a.tenorMin), max: Number(a.tenorMax) },
    authority: { ...product.authority, max_amount: a.straight },
    rules: { eligibility: withContent(product.rules.eligibility, 'refusals', eligibility), limit: withContent(product.rules.limit, 'caps', caps), price: withContent(product.rules.price, 'spread', price) },
  };
}
