// The draft at hand.
import { createContext } from 'react';
import type { Finding } from '../model/findings.ts';
import type { Product } from '../model/types.ts';

export interface Studio {
  product: Product;
  change: (edit: (product: Product) => Product) => void;
  findings: Finding[];
}

export const StudioContext = createContext<Studio | null>(null);
