// What the parts of the studio share: the draft, how it is changed, and what the server finds in it.
import { useContext } from 'react';
import { at, type Place } from '../model/findings.ts';
import { scope } from '../model/graph.ts';
import type { Graph, GraphName, GraphNode, Product } from '../model/types.ts';
import { vocabulary, type Word } from '../model/words.ts';
import { StudioContext, type Studio } from './context.ts';
import { FoundList } from './FoundList.tsx';


export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio outside the studio');
  return studio;
}

/** Changes one field of the document. */
export function useField() {
  const { change } = useStudio();
  return <Key extends keyof Product>(key: Key, value: Product[Key]) => change((product) => ({ ...product, [key]: value }));
}

export function useGraph(which: GraphName) {
  const { product, change } = useStudio();
  const set = (edit: (graph: Graph) => Graph) => change((held) => ({ ...held, rules: { ...held.rules, [which]: edit(held.rules[which]) } }));
  return { product, graph: product.rules[which], set };
}

export function useWords(which: GraphName, node: GraphNode, formulas?: number): Word[] {
  const { product } = useStudio();
  return scope(product, which, node, formulas);
}

/** Every variable of the product, for conditions outside the graphs. */
export const useAllWords = (): Word[] => vocabulary(useStudio().product, true);

/** What was found about this place, beside it. */
export function Found({ place }: { place: Place }) {
  const { findings } = useStudio();
  return <FoundList findings={at(findings, place)} />;
}
