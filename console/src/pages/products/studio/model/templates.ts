// What a new product begins with.
import base from '../../../../../../products/templates/base.yaml?raw';
import industry from '../../../../../../products/templates/industry.yaml?raw';
import policy from '../../../../../../products/templates/policy.yaml?raw';
import yanhuo from '../../../../../../products/templates/yanhuo.yaml?raw';
import shop from '../../../../../../products/yanhuo-shop.yaml?raw';
import type { DataNeed, Product } from './types.ts';
import { fresh } from './yaml.ts';

const plainTable = (id: string, name: string, field: string, value: string) => ({
  nodes: [
    { id: 'in', type: 'inputNode' as const, name: '申请' },
    { id, name, type: 'decisionTableNode' as const, content: { hitPolicy: 'first' as const, inputs: [{ id: 'grade', name: '信用等级', field: 'score.grade' }], outputs: [{ id: 'value', name, field }], rules: [{ _id: 'other', value }] } },
    { id: 'out', type: 'outputNode' as const, name: '结果' },
  ],
  edges: [{ id: 'e1', sourceId: 'in', targetId: id }, { id: 'e2', sourceId: id, targetId: 'out' }],
});

export const EMPTY: Product = {
  schema: 1, code: 'new-product', version: 1, name_zh: '新产品', name_en: 'New product', description_zh: '', layer: 'base', currency: 'CNY',
  amount: { min: '10000', max: '1000000', step: '1000' }, tenor_months: { min: 3, max: 12 }, repayment: ['annuity'], purposes: [{ code: 'working-capital', zh: '日常周转', en: 'working capital' }],
  firms: { sizes: ['micro', 'small'], barred_industries: [] }, data: [], pricing: { base: 'lpr-by-tenor', floor_percent: '3.00', cap_percent: '12.00', day_count: 'actual360', fees: [] },
  late: { grace_days: 3, overdue_uplift_percent: '50', misuse_uplift_percent: '100' }, authority: { straight_through: false, max_amount: '0', refer_when: [] }, valid: { from: '2026-01-01' },
  rules: {
    eligibility: {
      nodes: [
        { id: 'in', type: 'inputNode', name: '申请' },
        {
          id: 'refusals', name: '准入规则', type: 'decisionTableNode',
          content: {
            hitPolicy: 'collect', outputPath: 'reasons', inputs: [{ id: 'grade', name: '信用等级', field: 'score.grade' }], outputs: [{ id: 'code', field: 'code' }, { id: 'zh', field: 'zh' }, { id: 'en', field: 'en' }],
            rules: [{ _id: 'grade-d', grade: '"D"', code: '"grade-d"', zh: '"信用等级为D"', en: '"grade D"' }],
          },
        },
        { id: 'out', type: 'outputNode', name: '结论' },
      ],
      edges: [{ id: 'e1', sourceId: 'in', targetId: 'refusals' }, { id: 'e2', sourceId: 'refusals', targetId: 'out' }],
    },
    limit: plainTable('caps', '等级额度', 'limit', '100000'),
    price: plainTable('spread', '风险加点', 'spread_bps', '300'),
  },
};

export const TEMPLATES = { yanhuo, shop, base, industry, policy, empty: fresh(EMPTY) } as const;
export type TemplateName = keyof typeof TEMPLATES;

/** A code nobody has: `base-loan`, `base-loan2`. */
export function freeCode(code: string, taken: Set<string>): string {
  for (let at = 1; ; at += 1) {
    const tried = at === 1 ? code : `${code}-${at}`;
    if (!taken.has(tried)) return tried;
  }
}

/** An item that a scorecard reads. */
export interface Wanted {
  feature: string;
  numeric: boolean;
  zh: string;
}

/** The product scored by this card, with the data the card reads: from where the institution's other products take them, else from
 * the application. */
export function scoredBy(product: Product, card: string | undefined, wanted: Wanted[], others: Product[]): Product {
  const { scorecard: _before, ...rest } = product;
  const named: Product = card === undefined ? rest : { ...rest, scorecard: card };
  const known = withScorecard(named, wanted.map((one) => one.feature), others).product;
  const have = new Set(known.data.flatMap((need) => need.features.map((feature) => feature.name)));
  const own = wanted.filter((one) => !have.has(one.feature)).map((one) => ({ name: one.feature, type: one.numeric ? ('number' as const) : ('text' as const), zh: one.zh, required: false }));
  if (own.length === 0) return known;
  const there = known.data.some((need) => need.category === 'application');
  const data = there
    ? known.data.map((need) => (need.category === 'application' ? { ...need, features: [...need.features, ...own] } : need))
    : [...known.data, { category: 'application', purpose: 'credit-assessment', features: own }];
  return { ...known, data };
}

/** The product with the data that the scorecard reads: a decision cannot be made without it. Where an item belongs and what it is
 * called is taken from the institution's other products. */
export function withScorecard(product: Product, wanted: string[], others: Product[]): { product: Product; added: string[] } {
  let data: DataNeed[] = product.data;
  const added: string[] = [];
  for (const name of wanted) {
    if (data.some((need) => need.features.some((feature) => feature.name === name))) continue;
    const source = others.flatMap((other) => other.data).find((need) => need.features.some((feature) => feature.name === name));
    const feature = source?.features.find((one) => one.name === name);
    if (!source || !feature) continue;
    added.push(feature.zh);
    const held = { ...feature, required: false };
    const { required: _required, ...optional } = held;
    data = data.some((need) => need.category === source.category)
      ? data.map((need) => (need.category === source.category ? { ...need, features: [...need.features, optional] } : need))
      : [...data, { category: source.category, purpose: source.purpose, features: [optional] }];
  }
  return { product: { ...product, data }, added };
}
