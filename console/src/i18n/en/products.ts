import type { Same } from '../index.ts';
import type zh from '../zh/products.ts';

const en: Same<typeof zh> = {
  title: 'Products',
  lead: 'Product documents, rules and versions',
};

export default en;
