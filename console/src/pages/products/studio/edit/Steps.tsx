// One rule graph as steps from top to bottom: tables, formulas, and the ways that a switch opens.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tag, Tooltip } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '@/display.tsx';
import { addStep, branchOf, formulaName, freshId, moved, readLater, removeStep, steps, withContent, withNode } from '../model/graph.ts';
import type { Formula as FormulaEntry, GraphName, GraphNode } from '../model/types.ts';
import { unitOf } from '../model/units.ts';
import { resultWord } from '../model/words.ts';
import { Say, TextBox, Words } from './controls.tsx';
import { Formula, ReadFormula } from './Formula.tsx';
import { Found, useGraph, useWords } from './studio.tsx';
import { TableEditor } from './TableEditor.tsx';

function FormulaLine({ which, node, formula, at }: { which: GraphName; node: GraphNode; formula: FormulaEntry; at: number }) {
  const { t } = useTranslation('studio');
  const name = useName();
  const { graph, set } = useGraph(which);
  const words = useWords(which, node, at);
  const change = (edit: (list: FormulaEntry[]) => FormulaEntry[]) => set((held) => withContent(held, node.id, (content) => ({ ...content, expressions: edit(content.expressions ?? []) })));
  const both = formulaName(formula, at);
  const answers = resultWord(formula.key) !== undefined;
  const count = node.content?.expressions?.length ?? 0;
  const used = graph.nodes.some((one) => (one.content?.expressions ?? []).some((other) => other.value.includes(formula.key) && other !== formula));
  return (
    <li className="formula-line">
      <div className="formula-name">
        {answers ? <strong><Words both={both} /></strong> : <TextBox value={name(both)} label={t('step.formulaName', { number: at + 1 })} zh onChange={(text) => change((list) => list.map((one) => (one.id === formula.id ? { ...one, id: /[^\x00-\x7f]/.test(text) ? text : one.id } : one)))} />}
        <span className="say-sign">{t('step.takes')}</span>
      </div>
      <Formula text={formula.value} words={words} unit={unitOf(formula.key)} label={name(both)} onChange={(value) => change((list) => list.map((one) => (one.id === formula.id ? { ...one, value } : one)))} />
      {!answers && (
        <span className="formula-acts">
          {at > 0 && <button type="button" className="say-pick" onClick={() => change((list) => moved(list, at, at - 1))}>{t('table.moveUp')}</button>}
          <Tooltip title={used ? t('step.used') : undefined}><button type="button" className="say-pick" disabled={used || count === 1} onClick={() => change((list) => list.filter((one) => one.id !== formula.id))}>{t('step.removeFormula')}</button></Tooltip>
        </span>
      )}
    </li>
  );
}

function Formulas({ which, node }: { which: GraphName; node: GraphNode }) {
  const { t } = useTranslation('studio');
  const { set } = useGraph(which);
  const list = node.content?.expressions ?? [];
  const add = () => set((graph) => withContent(graph, node.id, (content) => {
    const keys = graph.nodes.flatMap((one) => [...(one.content?.expressions ?? []).map((entry) => entry.key), ...(one.content?.outputs ?? []).map((entry) => entry.field)]);
    const fresh = { id: freshId((content.expressions ?? []).map((one) => one.id), 'x1'), key: freshId(keys, 'by_step'), value: '0' };
    return { ...content, expressions: [fresh, ...(content.expressions ?? [])] };
  }));
  return (
    <>
      <ol className="formula-list">{list.map((formula, at) => <FormulaLine key={formula.id} which={which} node={node} formula={formula} at={at} />)}</ol>
      <Found place={{ path: `rules.${which}`, node: node.id }} />
      <div className="sheet-tools"><Button size="small" icon={<PlusOutlined />} onClick={add}>{t('step.addFormula')}</Button></div>
    </>
  );
}

function Switch({ which, node }: { which: GraphName; node: GraphNode }) {
  const { t } = useTranslation('studio');
  const { graph, set } = useGraph(which);
  const words = useWords(which, node);
  const list = node.content?.statements ?? [];
  const change = (id: string, condition: string) => set((held) => withContent(held, node.id, (content) => ({ ...content, statements: (content.statements ?? []).map((one) => (one.id === id ? { ...one, condition } : one)) })));
  return (
    <ol className="formula-list">
      {list.map((statement, at) => {
        const target = graph.edges.find((edge) => edge.sourceId === node.id && edge.sourceHandle === statement.id)?.targetId;
        const to = graph.nodes.find((one) => one.id === target);
        return (
          <li key={statement.id} className="formula-line">
            {(statement.condition ?? '').trim() === '' ? <span>{t('step.otherwise')}</span> : <><span>{t('step.when')}</span> <Formula condition text={statement.condition ?? ''} words={words} label={t('step.way', { number: at + 1 })} onChange={(text) => change(statement.id, text)} /></>}
            {to && <span className="soft"><Say text={t('step.goes')} parts={{ to: <Words both={{ zh: to.name || t('step.answer'), en: to.name || t('step.answer') }} /> }} /></span>}
          </li>
        );
      })}
      <Found place={{ path: `rules.${which}`, node: node.id }} />
    </ol>
  );
}

function Step({ which, node, number }: { which: GraphName; node: GraphNode; number: number }) {
  const { t } = useTranslation('studio');
  const { modal } = App.useApp();
  const { graph, set, product } = useGraph(which);
  const branch = branchOf(graph, node.id);
  const words = useWords(which, branch?.node ?? node);
  const only = steps(product.rules[which]).length === 1;
  const readers = readLater(graph, node.id);
  const answers = [...(node.content?.outputs ?? []).map((one) => one.field), ...(node.content?.expressions ?? []).map((one) => one.key)].some((field) => ['limit', 'spread_bps'].includes(field)) || which === 'eligibility' && only;
  const hindered = node.type === 'switchNode' ? t('step.switchStays') : answers ? t('step.answers') : readers.length > 0 ? t('step.isRead') : null;
  const remove = () => modal.confirm({ title: t('step.removeQuestion', { name: node.name ?? '' }), okText: t('step.remove'), cancelText: t('control.cancel'), okButtonProps: { danger: true }, onOk: () => set((held) => removeStep(held, node.id)) });
  const statement = branch?.node.content?.statements?.[branch.statement];
  return (
    <li className={`step ${branch ? 'branch' : ''}`}>
      {branch && <p className="step-branch soft">{statement?.condition?.trim() ? <Say text={t('step.only')} parts={{ when: <ReadFormula text={statement.condition} words={words} /> }} /> : t('step.onlyOtherwise')}</p>}
      <div className="step-head">
        <span className="step-number" aria-hidden>{number}</span>
        <TextBox value={node.name ?? ''} zh label={t('step.name', { number })} onChange={(name) => set((held) => withNode(held, node.id, { name }))} />
        <Tag>{t(`step.kind.${node.type as 'decisionTableNode'}`)}</Tag>
        <Tooltip title={hindered}><Button type="text" size="small" icon={<DeleteOutlined />} disabled={hindered !== null} aria-label={t('step.removeNamed', { name: node.name ?? '' })} onClick={remove} /></Tooltip>
      </div>
      {node.type === 'decisionTableNode' && <TableEditor which={which} node={node} />}
      {node.type === 'expressionNode' && <Formulas which={which} node={node} />}
      {node.type === 'switchNode' && <Switch which={which} node={node} />}
    </li>
  );
}

export function Steps({ which }: { which: GraphName }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const { graph, set } = useGraph(which);
  const list = steps(graph);
  // A step is added before the one that answers, so that its result can be read there.
  const add = (kind: 'table' | 'formulas') => set((held) => {
    const chain = steps(held).filter((node) => node.type !== 'switchNode' && !branchOf(held, node.id));
    const after = chain.length > 1 ? chain.at(-2)!.id : null;
    return addStep(held, after, kind).graph;
  });
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className="hidden-visually">{t(`section.${which}`)}</span>
      <ol className="steps">{list.map((node, at) => <Step key={node.id} which={which} node={node} number={at + 1} />)}</ol>
      <Found place={{ path: `rules.${which}` }} />
      {which !== 'eligibility' && (
        <Dropdown trigger={['click']} menu={{ items: (['table', 'formulas'] as const).map((kind) => ({ key: kind, label: t(`step.add.${kind}`) })), onClick: ({ key }) => add(key as 'table') }}>
          <Button size="small" type="dashed" icon={<PlusOutlined />}>{t('step.addStep')}</Button>
        </Dropdown>
      )}
    </div>
  );
}
