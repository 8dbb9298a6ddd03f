// A rule graph on its way to the visual editor and back. The editor draws every node somewhere and writes fields of its own; the
// document takes neither unless a person moved a node, so that looking at a graph changes nothing.
import type { Content, Edge, Graph, GraphNode } from './types.ts';

const ACROSS = 300;
const DOWN = 150;

/** Places for nodes that have none: from left to right by their distance from the input, branches below each other. */
export function laidOut(graph: Graph): Map<string, { x: number; y: number }> {
  const depth = (id: string, seen: Set<string>): number => {
    if (seen.has(id)) return 0;
    const from = graph.edges.filter((edge) => edge.targetId === id).map((edge) => edge.sourceId);
    return from.length === 0 ? 0 : 1 + Math.max(...from.map((one) => depth(one, new Set([...seen, id]))));
  };
  const taken = new Map<number, number>();
  return new Map(graph.nodes.map((node) => {
    const across = depth(node.id, new Set());
    const down = taken.get(across) ?? 0;
    taken.set(across, down + 1);
    return [node.id, { x: 40 + across * ACROSS, y: 40 + down * DOWN }];
  }));
}

export function toEditor(graph: Graph): Graph {
  const places = laidOut(graph);
  return {
    nodes: graph.nodes.map((node) => ({
      ...node, name: node.name ?? '', position: node.position ?? places.get(node.id)!,
      ...(node.type === 'inputNode' || node.type === 'outputNode' ? {} : { content: structuredClone(node.content ?? {}) }),
    })),
    edges: graph.edges.map((edge) => ({ type: 'edge', ...edge })),
  };
}

const picked = <T extends object>(from: T, keys: readonly string[]): T => Object.fromEntries(keys.filter((key) => (from as Record<string, unknown>)[key] !== undefined && (from as Record<string, unknown>)[key] !== null).map((key) => [key, (from as Record<string, unknown>)[key]])) as T;

function content(given: Content, held: Content | undefined): Content {
  const kept = picked(given, ['hitPolicy', 'inputs', 'outputs', 'rules', 'expressions', 'statements', 'passThrough', 'outputPath']);
  const own: Content = {};
  if (kept.hitPolicy) own.hitPolicy = kept.hitPolicy;
  if (kept.inputs?.length) own.inputs = kept.inputs.map((column) => ({ ...picked(column, ['id', 'name', 'field']) }));
  if (kept.outputs?.length) own.outputs = kept.outputs.map((column) => picked(column, ['id', 'name', 'field']));
  // An empty cell and none are the same; what a row held before it keeps.
  if (kept.rules?.length) own.rules = kept.rules.map((row) => {
    const old = held?.rules?.find((one) => one._id === row._id) ?? {};
    return Object.fromEntries(Object.entries(row).filter(([key, cell]) => typeof cell === 'string' && (cell !== '' || key in old)));
  });
  if (kept.expressions?.length) own.expressions = kept.expressions.map((formula) => picked(formula, ['id', 'key', 'value']));
  if (kept.statements?.length) own.statements = kept.statements.map((statement) => picked(statement, ['id', 'condition', 'isDefault']));
  if (kept.passThrough || held?.passThrough === false) own.passThrough = kept.passThrough ?? false;
  if (kept.outputPath) own.outputPath = kept.outputPath;
  // A heading the editor makes up for a column that has none.
  for (const key of ['inputs', 'outputs'] as const) {
    for (const column of own[key] ?? []) if (column.name === '' && held?.[key]?.find((one) => one.id === column.id)?.name === undefined) delete column.name;
  }
  for (const statement of own.statements ?? []) if (statement.isDefault === false && held?.statements?.find((one) => one.id === statement.id)?.isDefault === undefined) delete statement.isDefault;
  return own;
}

/** What came back, in the document's own fields; `held` is the graph that went there. Nodes this program does not run stay: the
 * check names them. */
export function fromEditor(given: Graph, held: Graph): Graph {
  const places = laidOut(held);
  const nodes = given.nodes.map((node): GraphNode => {
    const old = held.nodes.find((one) => one.id === node.id);
    const place = places.get(node.id);
    const at = node.position ? { x: Math.round(node.position.x), y: Math.round(node.position.y) } : undefined;
    const stayed = old && !old.position && place?.x === at?.x && place?.y === at?.y;
    const own: GraphNode = { id: node.id, ...(node.name || old?.name !== undefined ? { name: node.name ?? '' } : {}), type: node.type };
    const known = ['decisionTableNode', 'expressionNode', 'switchNode'].includes(node.type);
    const inside = known && node.content ? content(node.content, old?.content) : undefined;
    if (inside && Object.keys(inside).length > 0) own.content = inside;
    if (at && !stayed) own.position = at;
    return own;
  });
  const edges = given.edges.map((edge): Edge => {
    const old = held.edges.find((one) => one.id === edge.id);
    const own: Edge = { id: edge.id, sourceId: edge.sourceId, targetId: edge.targetId };
    if (edge.sourceHandle) own.sourceHandle = edge.sourceHandle;
    if (old?.type) own.type = old.type;
    return own;
  });
  return { nodes, edges };
}
