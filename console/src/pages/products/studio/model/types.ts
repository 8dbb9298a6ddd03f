// The product document as the forms hold it. The form of record is the server's (`crates/product`); what is checked, it checks.

export interface InputColumn {
  id: string;
  name?: string;
  field?: string | null;
}

export interface OutputColumn {
  id: string;
  name?: string;
  field: string;
}

export type Row = Record<string, string>;

export interface Formula {
  id: string;
  key: string;
  value: string;
}

export interface Statement {
  id: string;
  condition?: string;
  isDefault?: boolean | null;
}

export interface Content {
  hitPolicy?: 'first' | 'collect' | null;
  inputs?: InputColumn[];
  outputs?: OutputColumn[];
  rules?: Row[];
  expressions?: Formula[];
  statements?: Statement[];
  passThrough?: boolean;
  outputPath?: string | null;
}

export interface GraphNode {
  id: string;
  name?: string;
  type: 'inputNode' | 'decisionTableNode' | 'expressionNode' | 'switchNode' | 'outputNode';
  content?: Content;
  position?: { x: number; y: number };
}

export interface Edge {
  id: string;
  sourceId: string;
  targetId: string;
  sourceHandle?: string | null;
  type?: string | null;
}

export interface Graph {
  nodes: GraphNode[];
  edges: Edge[];
}

/** Digits as written: a text, or a number where the document leaves the quotes out. */
export type Decimal = string | number;

export interface Feature {
  name: string;
  type: 'number' | 'text' | 'bool';
  zh: string;
  required?: boolean;
  /** The values a number can have; checks rely on it. */
  range?: { min: Decimal; max: Decimal };
}

export interface DataNeed {
  category: string;
  purpose: string;
  features: Feature[];
}

export interface Named {
  code: string;
  zh: string;
  en: string;
}

export interface Fee extends Named {
  payee_zh: string;
  percent: Decimal;
  when: 'upfront' | 'upfront-per-year' | 'each-instalment';
  only_if_guaranteed?: boolean;
}

export interface ReferCondition extends Named {
  when: string;
}

export interface Enhancement {
  agreement: string;
  zh: string;
  cover_percent: Decimal;
  required_when: string;
}

/** A part of a limit: a percentage of it, or an amount. */
export interface Part {
  percent?: Decimal;
  amount?: Decimal;
}

/** A stretch of each year, both days counted: `09-15` to `03-31`. */
export interface Season extends Part {
  zh: string;
  en: string;
  from: string;
  until: string;
}

/** A part of the limit that opens when its milestone was attested; without one it is open from the start. */
export interface Stage extends Part, Named {
  milestone?: { zh: string; en: string; source: string };
}

export interface Facility {
  revolving: boolean;
  draw: { minimum: Decimal; most_months: number; months_after_end: number };
  /** Whether loans drawn under it come into no package. */
  no_transfer?: boolean;
  seasons?: Season[];
  stages?: Stage[];
  receivables?: Receivables;
}

/** The claims on buyers that a facility lives on. */
export interface Receivables {
  recourse: 'with' | 'without';
  notified: boolean;
  advance_percent: Decimal;
  debtor_percent?: Decimal;
  most_days: number;
  grace_days?: number;
  tolerance_percent?: Decimal;
}

export const GRAPHS = ['eligibility', 'limit', 'price'] as const;
export type GraphName = (typeof GRAPHS)[number];

export interface Product {
  schema: number;
  code: string;
  version: number;
  name_zh: string;
  name_en: string;
  description_zh?: string;
  layer: 'base' | 'industry' | 'policy';
  currency: string;
  amount: { min: Decimal; max: Decimal; step: Decimal };
  tenor_months: { min: number; max: number };
  /** A name, or a name with its data: `{ seasonal: { months: [6, 12] } }`. */
  repayment: (string | Record<string, unknown>)[];
  frequency?: string;
  roll?: string;
  purposes: Named[];
  firms: { sizes: string[]; barred_industries?: string[] };
  data: DataNeed[];
  scorecard?: string;
  pricing: { base: string; floor_percent: Decimal; cap_percent: Decimal; day_count: string; reset?: string; fees?: Fee[]; funding_cost?: { min: Decimal; max: Decimal } };
  late: { grace_days: number; overdue_uplift_percent: Decimal; misuse_uplift_percent: Decimal };
  enhancement?: Enhancement;
  facility?: Facility;
  authority: { straight_through: boolean; max_amount: Decimal; refer_when?: ReferCondition[] };
  valid: { from: string; to?: string | null };
  rules: Record<GraphName, Graph>;
}
