// What the parts of the studio share: the draft, how it is changed, and what the server finds in it.
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { at, valueShown, type Finding, type Place } from '../model/findings.ts';
import { scope } from '../model/graph.ts';
import type { Graph, GraphName, GraphNode, Product } from '../model/types.ts';
import { vocabulary, type Word } from '../model/words.ts';

export interface Studio {
  product: Product;
  change: (edit: (product: Product) => Product) => void;
  findings: Finding[];
}

export const StudioContext = createContext<Studio | null>(null);

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

export function FoundList({ findings }: { findings: Finding[] }) {
  const { lang } = useDisplay();
  const { t } = useTranslation('studio');
  if (findings.length === 0) return null;
  return (
    <ul className="found">
      {findings.map((finding, index) => (
        <li key={index} className={finding.severity}>
          <strong>{t(`check.${finding.severity}`)}</strong> {finding[lang]}
          <Witness finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** An input for which the finding shows, in words. */
export function Witness({ finding }: { finding: Finding }): ReactNode {
  const { t } = useTranslation('studio');
  const { lang } = useDisplay();
  const words = useAllWords();
  if (finding.witness.length === 0) return null;
  const said = finding.witness.map((given) => {
    const word = words.find((one) => one.name === given.name);
    return `${word?.[lang] ?? given[lang]}${lang === 'zh' ? '为' : ' is '}${valueShown(given, words, lang)}`;
  });
  return <span className="witness"> {t('check.witness', { said: said.join(lang === 'zh' ? '，' : ', ') })}</span>;
}
