// The GoRules visual editor on the graphs of a draft, for experts. It is loaded when somebody opens it. Its engine, its code editor
// and its spreadsheet reader are left out (console/none): the server checks the graph.
import { DecisionGraph, JdmConfigProvider, type DecisionGraphType } from '@gorules/jdm-editor';
import '@gorules/jdm-editor/dist/style.css';
import { Segmented } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { antdThemeOf } from '@/theme/tokens.ts';
import { Found, useGraph } from '../edit/studio.tsx';
import { fromEditor, toEditor } from '../model/jdm.ts';
import { GRAPHS, type Graph, type GraphName } from '../model/types.ts';
import { same } from '../model/yaml.ts';

function Canvas({ which }: { which: GraphName }) {
  const { graph, set } = useGraph(which);
  const [drawn, setDrawn] = useState<DecisionGraphType>(() => toEditor(graph) as DecisionGraphType);
  const held = useRef(graph);
  // Undo and redo change the graph from outside: the drawing follows.
  if (held.current !== graph) {
    held.current = graph;
    if (!same(fromEditor(drawn as unknown as Graph, graph), graph)) setDrawn(toEditor(graph) as DecisionGraphType);
  }
  const changed = (value: DecisionGraphType) => {
    setDrawn(value);
    const next = fromEditor(value as unknown as Graph, held.current);
    if (same(next, held.current)) return;
    held.current = next;
    set(() => next);
  };
  return <DecisionGraph value={drawn} hideLeftToolbar onChange={changed} onReactFlowInit={(flow) => setTimeout(() => flow.fitView({ padding: 0.15, maxZoom: 1 }), 60)} />;
}

export default function Expert() {
  const { t } = useTranslation('studio');
  const { theme } = useDisplay();
  const dress = useMemo(() => antdThemeOf(theme), [theme]);
  const [which, setWhich] = useState<GraphName>('limit');
  return (
    <Panel title={t('view.graph')} lead={t('graph.lead')} extra={<Segmented aria-label={t('graph.which')} value={which} options={GRAPHS.map((one) => ({ value: one, label: t(`section.${one}`) }))} onChange={setWhich} />}>
      <p className="graph-phone soft">{t('graph.phone')}</p>
      <div className="graph-editor" lang="en">
        <JdmConfigProvider key={theme} theme={dress}><Canvas key={which} which={which} /></JdmConfigProvider>
      </div>
      <Found place={{ path: `rules.${which}` }} />
    </Panel>
  );
}
