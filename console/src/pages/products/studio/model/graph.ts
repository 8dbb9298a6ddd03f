// A rule graph as steps that a person reads from top to bottom, and the changes the forms make to it.
import { namesIn, parse } from './expression.ts';
import type { Content, Edge, Formula, Graph, GraphName, GraphNode, Product, Row } from './types.ts';
import { unitOf } from './units.ts';
import { resultWord, vocabulary, type Word } from './words.ts';

const PLAIN = ['inputNode', 'outputNode'];

/** Steps in the order in which they run; what hangs on a branch of a switch follows it. */
export function steps(graph: Graph): GraphNode[] {
  const waiting = new Map(graph.nodes.map((node) => [node.id, graph.edges.filter((edge) => edge.targetId === node.id).length]));
  const order: GraphNode[] = [];
  const ready = graph.nodes.filter((node) => waiting.get(node.id) === 0);
  while (ready.length > 0) {
    const node = ready.shift()!;
    order.push(node);
    const next = graph.edges.filter((edge) => edge.sourceId === node.id).map((edge) => edge.targetId);
    const freed = next.filter((id) => {
      waiting.set(id, (waiting.get(id) ?? 0) - 1);
      return waiting.get(id) === 0;
    });
    // Straight on before a sister branch, so that a branch is read in one piece.
    ready.unshift(...graph.nodes.filter((one) => freed.includes(one.id)));
  }
  // A ring has no order; its nodes are shown all the same.
  return [...order, ...graph.nodes.filter((node) => !order.includes(node))].filter((node) => !PLAIN.includes(node.type));
}

export function before(graph: Graph, id: string): Set<string> {
  const found = new Set<string>();
  const go = (at: string) => {
    for (const edge of graph.edges) {
      if (edge.targetId === at && !found.has(edge.sourceId)) {
        found.add(edge.sourceId);
        go(edge.sourceId);
      }
    }
  };
  go(id);
  return found;
}

/** The branch of a switch that leads to this step, if it hangs on one. */
export function branchOf(graph: Graph, id: string): { node: GraphNode; statement: number } | null {
  const edge = graph.edges.find((one) => one.targetId === id && one.sourceHandle);
  const node = edge && graph.nodes.find((one) => one.id === edge.sourceId);
  const statement = node?.content?.statements?.findIndex((one) => one.id === edge?.sourceHandle) ?? -1;
  return node && statement >= 0 ? { node, statement } : null;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** What a formula's result is called: what the graph answers, else the name its author gave it (its id), else its number. */
export function formulaName(formula: Formula, at: number): { zh: string; en: string } {
  const known = resultWord(formula.key);
  if (known) return known;
  if (/[^\x00-\x7f]/.test(formula.id)) return { zh: formula.id, en: formula.id };
  const mark = CIRCLED[at] ?? String(at + 1);
  return { zh: `中间结果${mark}`, en: `step ${mark}` };
}

function produced(node: GraphNode): Word[] {
  const content = node.content ?? {};
  const prefix = content.outputPath ? `${content.outputPath}.` : '';
  const word = (name: string, both: { zh: string; en: string }, kind: Word['kind'], unit: Word['unit'], nullable: boolean): Word => ({ name, ...both, kind, unit, group: 'step', nullable });
  if (node.type === 'decisionTableNode' && content.hitPolicy !== 'collect') {
    return (content.outputs ?? []).map((column) => {
      const heading = column.name?.trim() ?? '';
      const name = `${prefix}${column.field}`;
      const both = heading ? { zh: heading, en: heading } : (resultWord(name) ?? { zh: name, en: name });
      const cells = (content.rules ?? []).map((row) => (row[column.id] ?? '').trim()).filter((cell) => cell !== '');
      const kind = cells.every((cell) => /^(true|false)$/.test(cell)) && cells.length > 0 ? 'bool' : cells.some((cell) => /^["']/.test(cell)) ? 'text' : 'number';
      return word(name, both, kind, kind === 'number' ? unitOf(column.field, heading) : 'plain', cells.length < (content.rules ?? []).length);
    });
  }
  if (node.type !== 'expressionNode') return [];
  return (content.expressions ?? []).map((formula, at) => word(`${prefix}${formula.key}`, formulaName(formula, at), 'number', unitOf(formula.key), false));
}

/** What a step may read: the product's variables and what earlier steps gave; inside formulas also earlier formulas. */
export function scope(product: Product, which: GraphName, node: GraphNode, formulas = node.content?.expressions?.length ?? 0): Word[] {
  const graph = product.rules[which];
  const earlier = before(graph, node.id);
  const own = node.type === 'expressionNode' ? produced(node).slice(0, formulas).map((word, at) => ({ ...word, name: `$.${node.content!.expressions![at]!.key}` })) : [];
  const given = steps(graph).filter((one) => earlier.has(one.id)).flatMap(produced);
  // A later step may set the same name again: the last one counts.
  const last = new Map([...vocabulary(product, which === 'price'), ...given, ...own].map((word) => [word.name, word]));
  return [...last.values()];
}

/** A graph with one step's content changed. */
export function withContent(graph: Graph, id: string, change: (content: Content) => Content): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, content: change(node.content ?? {}) } : node)) };
}

export function withNode(graph: Graph, id: string, change: Partial<GraphNode>): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)) };
}

export function freshId(taken: Iterable<string>, stem: string): string {
  const used = new Set(taken);
  if (!used.has(stem)) return stem;
  for (let at = 2; ; at += 1) if (!used.has(`${stem}${at}`)) return `${stem}${at}`;
}

const NEW_TABLE = (id: string, zh: string, output: string): GraphNode => ({
  id, name: zh, type: 'decisionTableNode',
  content: { hitPolicy: 'first', passThrough: true, inputs: [{ id: 'grade', name: '信用等级', field: 'score.grade' }], outputs: [{ id: 'value', name: '取值', field: output }], rules: [{ _id: 'other', value: '0' }] },
});
const NEW_FORMULAS = (id: string, zh: string, key: string): GraphNode => ({ id, name: zh, type: 'expressionNode', content: { passThrough: true, expressions: [{ id: 'x1', key, value: '0' }] } });

/** Adds a step after another one (or after the input), on the way to where that one leads. */
export function addStep(graph: Graph, after: string | null, kind: 'table' | 'formulas'): { graph: Graph; id: string } {
  const from = after ?? graph.nodes.find((node) => node.type === 'inputNode')?.id ?? '';
  const id = freshId(graph.nodes.map((node) => node.id), kind === 'table' ? 'table' : 'formulas');
  const taken = new Set(graph.nodes.flatMap((node) => [...(node.content?.outputs ?? []).map((one) => one.field), ...(node.content?.expressions ?? []).map((one) => one.key)]));
  const name = freshId(taken, 'value');
  const node = kind === 'table' ? NEW_TABLE(id, '新规则表', name) : NEW_FORMULAS(id, '新算式', name);
  const edges = graph.edges.map((edge) => (edge.sourceId === from && !edge.sourceHandle ? { ...edge, sourceId: id } : edge));
  const link: Edge = { id: freshId(graph.edges.map((edge) => edge.id), 'e1'), sourceId: from, targetId: id };
  const at = graph.nodes.findIndex((one) => one.id === from) + 1;
  return { graph: { nodes: graph.nodes.toSpliced(at, 0, node), edges: [...edges, link] }, id };
}

/** Takes a step out and joins what stood before and after it. A switch is taken out in the expert view. */
export function removeStep(graph: Graph, id: string): Graph {
  const into = graph.edges.filter((edge) => edge.targetId === id);
  const out = graph.edges.filter((edge) => edge.sourceId === id);
  const rest = graph.edges.filter((edge) => edge.sourceId !== id && edge.targetId !== id);
  const joined = into.flatMap((one) => out.map((other) => ({ ...one, id: out.length > 1 ? freshId(rest.map((edge) => edge.id), one.id) : one.id, targetId: other.targetId })));
  return { nodes: graph.nodes.filter((node) => node.id !== id), edges: [...rest, ...joined] };
}

/** Names that later steps, conditions or formulas read from this one: it cannot go while they do. */
export function readLater(graph: Graph, id: string): string[] {
  const node = graph.nodes.find((one) => one.id === id);
  const own = new Set(node ? produced(node).map((word) => word.name) : []);
  const texts = graph.nodes.filter((one) => one.id !== id).flatMap(({ content }) => [
    ...(content?.expressions ?? []).map((one) => one.value),
    ...(content?.statements ?? []).map((one) => one.condition ?? ''),
    ...(content?.inputs ?? []).map((one) => one.field ?? ''),
    ...(content?.rules ?? []).flatMap((row) => Object.entries(row).filter(([key]) => !key.startsWith('_')).map(([, cell]) => cell)),
  ]);
  const read = new Set(texts.flatMap((text) => [...namesIn(parse(text) ?? { kind: 'null', from: 0, to: 0 })]));
  return [...own].filter((name) => read.has(name));
}

export const moved = <T>(list: T[], from: number, to: number): T[] => (to < 0 || to >= list.length ? list : list.toSpliced(from, 1).toSpliced(to, 0, list[from]!));

/** A row like its neighbour, or empty, with an id of its own. */
export function newRow(rows: Row[], like?: Row): Row {
  const ids = rows.map((row) => row._id ?? '');
  return { ...(like ?? {}), _id: freshId(ids, `r${rows.length + 1}`) };
}
