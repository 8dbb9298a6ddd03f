import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keep, readResult, readTest, writeResult, writeTest } from './cell.ts';
import { namesIn, parse, splice } from './expression.ts';
import { addStep, readLater, removeStep, scope, steps } from './graph.ts';
import { fromEditor, toEditor } from './jdm.ts';
import { GRAPHS, type Product } from './types.ts';
import { shiftPoint, shown, spoken, typed, unitOf } from './units.ts';
import { namedValues, withValues } from './words.ts';
import { fresh, read, same, write } from './yaml.ts';

const root = new URL('../../../../../../products/', import.meta.url);
const files = readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith('.yaml'));
const documents = files.map((name) => [name, readFileSync(new URL(name, root), 'utf8')] as const);

describe.each(documents)('%s', (_name, text) => {
  const product = read(text);

  it('is read and written without a change', () => {
    expect(write(text, structuredClone(product))).toBe(text);
    expect(read(fresh(product))).toEqual(product);
  });

  it('keeps everything else when one thing changes', () => {
    const changed = structuredClone(product);
    changed.version += 1;
    changed.amount.max = '2345000';
    changed.rules.limit.nodes[1]!.name = '改过的名称';
    const again = write(text, changed);
    expect(read(again)).toEqual(changed);
    const comments = (of: string) => of.split('\n').filter((line) => line.trim().startsWith('#'));
    expect(comments(again)).toEqual(comments(text));
    // The three lines, and no other, differ.
    const before = new Set(text.split('\n'));
    expect(again.split('\n').filter((line) => !before.has(line))).toHaveLength(3);
  });

  it('has no cell, formula or condition that the forms cannot show', () => {
    const tables = GRAPHS.flatMap((which) => product.rules[which].nodes);
    for (const { content } of tables) {
      for (const row of content?.rules ?? []) {
        for (const column of content?.inputs ?? []) {
          const cell = row[column.id] ?? '';
          const test = readTest(cell);
          if (column.field) expect(test.kind, cell).not.toBe('formula');
          else if (cell) expect(parse(cell), cell).not.toBeNull();
          expect(keep(cell, writeTest(test))).toBe(cell);
        }
        for (const column of content?.outputs ?? []) expect(writeResult(readResult(row[column.id] ?? ''))).toBe(row[column.id] ?? '');
      }
      for (const formula of content?.expressions ?? []) expect(parse(formula.value), formula.value).not.toBeNull();
      for (const statement of content?.statements ?? []) if (statement.condition) expect(parse(statement.condition)).not.toBeNull();
    }
    for (const condition of product.authority.refer_when ?? []) expect(parse(condition.when)).not.toBeNull();
    if (product.enhancement) expect(parse(product.enhancement.required_when)).not.toBeNull();
  });

  it('goes to the visual editor and comes back as it was', () => {
    for (const which of GRAPHS) {
      const graph = product.rules[which];
      const there = toEditor(graph);
      expect(there.nodes.every((node) => node.position)).toBe(true);
      // What the editor adds on its own.
      const back = { nodes: there.nodes.map((node) => ({ ...node, content: node.content && { ...node.content, inputField: null, executionMode: 'single' } })), edges: there.edges } as typeof there;
      expect(same(fromEditor(back, graph), graph)).toBe(true);
      const moved = { ...there, nodes: there.nodes.map((node, at) => (at === 1 ? { ...node, position: { x: 5.4, y: 6 } } : node)) };
      expect(fromEditor(moved, graph).nodes[1]!.position).toEqual({ x: 5, y: 6 });
    }
  });

  it('names everything its rules read', () => {
    for (const which of GRAPHS) {
      for (const node of steps(product.rules[which])) {
        const names = new Set(scope(product, which, node).map((word) => word.name));
        for (const column of node.content?.inputs ?? []) if (column.field) expect(names).toContain(column.field);
        for (const formula of node.content?.expressions ?? []) {
          for (const name of namesIn(parse(formula.value)!)) expect([...names], formula.value).toContain(name);
        }
      }
    }
  });
});

it('finds the products', () => expect(files.length).toBeGreaterThanOrEqual(3));

describe('cells', () => {
  it.each([
    ['', 'any'], ['"D"', 'texts'], ['"A", "B"', 'texts'], ['not in ["national", "provincial"]', 'texts'], ['in ["a"]', 'texts'], ['!= "x"', 'texts'], ['[0.01..0.02)', 'range'], ['(3..5]', 'range'],
    ['>= 12', 'compare'], ['< -0.3', 'compare'], ['12', 'compare'], ['true', 'bool'], ['null', 'missing'], ['!= null', 'missing'], ['feature.a > feature.b', 'formula'], ['> 3 and < 5', 'formula'], [']3..5[', 'formula'], ['not in [1..2]', 'formula'],
  ])('%s is %s', (cell, kind) => expect(readTest(cell).kind).toBe(kind));

  it('leaves a text alone that says the same', () => {
    expect(keep('"A","B"', '"A", "B"')).toBe('"A","B"');
    expect(keep('< 0.50', '< 0.5')).toBe('< 0.50');
    expect(keep('< 0.50', '< 0.6')).toBe('< 0.6');
    expect(keep('in ["a"]', '"a"')).toBe('in ["a"]');
    expect(keep('', '"a"')).toBe('"a"');
  });
});

describe('expressions', () => {
  it.each([
    ['a ?? 0 > 8', '>'], ['(a ?? 0) > 8 and b < -30', 'and'], ['a or b and c', 'or'], ['a + b * c', '+'], ['a - b - c', '-'],
  ])('%s is at its root %s', (text, operator) => {
    const tree = parse(text);
    expect(tree?.kind === 'binary' && tree.operator).toBe(operator);
  });
  it('reads left to right what is equal', () => {
    const tree = parse('a - b - c');
    expect(tree?.kind === 'binary' && tree.left.kind).toBe('binary');
  });
  it.each(['a +', '(a', 'a b', '"a', 'a[0]', '#x', 'f(a', '[1..2', 'a ? b', '{a: 1}', '`t`', '', 'and'])('refuses %s', (text) => expect(parse(text)).toBeNull());
  it('refuses what is nested without end', () => expect(parse('('.repeat(500) + 'a' + ')'.repeat(500))).toBeNull());
  it('puts a new text in the place of a part', () => {
    const text = 'min([a * 0.20, 3000000])';
    const tree = parse(text);
    const list = tree?.kind === 'call' ? tree.args[0] : undefined;
    const cap = list?.kind === 'list' ? list.items[1] : undefined;
    expect(splice(text, cap!, '5000000')).toBe('min([a * 0.20, 5000000])');
  });
});

describe('numbers', () => {
  it.each([['0.20', 2, '20'], ['123456', -2, '1234.56'], ['5', -2, '0.05'], ['-0.3', 2, '-30'], ['0', 2, '0'], ['1.50', 0, '1.5'], ['0.005', 2, '0.5'], ['10', 2, '1000']] as const)('%s by %i is %s', (text, by, result) => expect(shiftPoint(text, by)).toBe(result));
  it.each([['300万', 'yuan', '3000000'], ['1.5亿', 'yuan', '150000000'], ['20', 'share', '0.2'], ['20%', 'share', '0.2'], ['1,234.5', 'fen', '123450'], ['-20', 'bps', '-20'], ['60基点', 'bps', '60'], ['12个月', 'months', '12'], ['ten', 'plain', null], ['', 'plain', null], ['1e3', 'plain', null]] as const)(
    '%s in %s is %s', (text, unit, result) => expect(typed(text, unit)).toBe(result));
  it('shows what it read', () => {
    for (const unit of ['plain', 'yuan', 'fen', 'share', 'bps'] as const) for (const text of ['0.3', '12', '-7', '300000']) expect(typed(shown(text, unit), unit)).toBe(text);
  });
  it('says round amounts as people do', () => expect([spoken('3000000', 'zh'), spoken('3000000', 'en'), spoken('150000000', 'zh'), spoken('8530', 'zh'), spoken('12345', 'zh')]).toEqual(['300万', '3,000,000', '1.5亿', '8,530', '12,345']));
  it('takes the unit from the name', () => expect([unitOf('revenue_12m_fen'), unitOf('x', '近12个月开票收入（元）'), unitOf('spread_bps'), unitOf('revenue_share'), unitOf('grade_cap'), unitOf('overdue_count_24m', '近24个月逾期次数')]).toEqual(['fen', 'yuan', 'bps', 'share', 'yuan', 'times']));
});

it('reads the texts that a feature takes from its name', () => {
  const zh = '专精特新级别（national 国家级小巨人，provincial 省级）';
  const { title, values } = namedValues(zh);
  expect([title, values.map((value) => value.zh)]).toEqual(['专精特新级别', ['国家级小巨人', '省级']]);
  expect(withValues(title, values)).toBe(zh);
  expect(namedValues('近12个月开票收入（元）').values).toEqual([]);
});

describe('steps', () => {
  const product = read(documents.find(([name]) => name === 'hebei-everyday.yaml')![1]);
  const graph = product.rules.limit;
  it('come in the order in which they run', () => expect(steps(graph).map((node) => node.id)).toEqual(['caps', 'amount']));
  it('are added and taken out again without a trace', () => {
    const added = addStep(graph, 'caps', 'formulas');
    expect(steps(added.graph).map((node) => node.id)).toEqual(['caps', added.id, 'amount']);
    const removed = removeStep(added.graph, added.id);
    expect(steps(removed).map((node) => node.id)).toEqual(['caps', 'amount']);
    expect(removed.edges).toHaveLength(graph.edges.length);
  });
  it('know who reads them', () => expect([readLater(graph, 'caps').sort(), readLater(graph, 'amount')]).toEqual([['grade_cap', 'revenue_share'], []]));
  it('of a switch are read branch by branch', () => {
    const tech = read(documents.find(([name]) => name === 'specialised-tech.yaml')![1]) as Product;
    expect(steps(tech.rules.limit).map((node) => node.id)).toEqual(['way', 'national', 'provincial']);
  });
});

it('compares documents as documents', () => {
  expect(same({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(same({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe(false);
  expect(same([], {})).toBe(false);
});
