// A formula or condition as a sentence with its numbers, variables and comparisons as controls. A change puts new text in the
// place of the part that was touched; what the sentence cannot say is written as a formula.
import { CheckOutlined, CloseOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { bare, parse, quoted, splice, terms, type Binary, type Expression } from '../model/expression.ts';
import { sidesIn, unitIn } from '../model/meaning.ts';
import { shiftPoint, type Unit } from '../model/units.ts';
import type { Word } from '../model/words.ts';
import { NumberBox, Pick, PickMany, Say, TextBox, Words, type Option } from './controls.tsx';

const ARITHMETIC: Partial<Record<Binary, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷', '%': 'mod', '^': '^' };
const ORDERS = ['>', '>=', '<', '<=', '==', '!='] as const;
const FUNCTIONS = ['abs', 'floor', 'ceil', 'round', 'trunc', 'len'] as const;

interface Bench {
  text: string;
  words: Word[];
  onChange: (text: string) => void;
}

function useWordOptions(words: Word[], kinds: Word['kind'][]): Option[] {
  const { t } = useTranslation('studio');
  return words.filter((word) => kinds.includes(word.kind)).map((word) => ({ code: word.name, zh: word.zh, en: word.en, group: t(`group.${word.group}`) }));
}

function Variable({ tree, bench }: { tree: Expression & { kind: 'name' }; bench: Bench }) {
  const { t } = useTranslation('studio');
  const word = bench.words.find((one) => one.name === tree.name);
  const options = useWordOptions(bench.words, [word?.kind ?? 'number']);
  return <Pick tone="name" value={tree.name} options={options} otherwise={word ?? { zh: tree.name, en: tree.name }} label={t('formula.variable')} onChange={(name) => bench.onChange(splice(bench.text, tree, name))} />;
}

function Order({ operator, at, bench, text }: { operator: Binary; at: { from: number; to: number }; bench: Bench; text: boolean }) {
  const { t } = useTranslation('studio');
  const orders = text ? (['==', '!='] as const) : ORDERS;
  const options = orders.map((one) => {
    const said = t(`order.${text ? 'text' : 'number'}.${one}` as 'order.number.>');
    return { code: one, zh: said, en: said };
  });
  return <Pick value={operator} options={options} label={t('formula.order')} onChange={(next) => bench.onChange(splice(bench.text, at, ` ${next} `))} />;
}

/** What the other side of a comparison with a variable of texts may be. */
function TextValue({ tree, word, bench }: { tree: Expression & { kind: 'text' }; word: Word | undefined; bench: Bench }) {
  const { t } = useTranslation('studio');
  const put = (value: string) => bench.onChange(splice(bench.text, tree, quoted(value)));
  if (word?.values) return <Pick value={tree.value} options={word.values} label={t('formula.value')} onChange={put} />;
  return <TextBox value={tree.value} label={t('formula.value')} onChange={put} />;
}

function Comparison({ tree, bench }: { tree: Expression & { kind: 'binary' }; bench: Bench }) {
  const { t } = useTranslation('studio');
  const inner = bare(tree.left);
  const subject = inner.kind === 'binary' && inner.operator === '??' ? bare(inner.left) : inner;
  const word = subject.kind === 'name' ? bench.words.find((one) => one.name === subject.name) : undefined;
  const right = bare(tree.right);
  if (right.kind === 'null') return <><Part tree={tree.left} bench={bench} unit={null} /> {t(tree.operator === '==' ? 'formula.missing' : 'formula.present')}</>;
  const unit = unitIn(tree.left, bench.words) ?? unitIn(tree.right, bench.words);
  const gap = { from: tree.left.to, to: tree.right.from };
  return (
    <>
      <Part tree={tree.left} bench={bench} unit={unit} /> <Order operator={tree.operator} at={gap} bench={bench} text={right.kind === 'text' || right.kind === 'bool'} />{' '}
      {right.kind === 'text' ? <TextValue tree={right} word={word} bench={bench} /> : <Part tree={tree.right} bench={bench} unit={unit} />}
    </>
  );
}

function Among({ tree, bench }: { tree: Expression & { kind: 'in' }; bench: Bench }) {
  const { t } = useTranslation('studio');
  const subject = bare(tree.left);
  const word = subject.kind === 'name' ? bench.words.find((one) => one.name === subject.name) : undefined;
  const right = bare(tree.right);
  const said = t(tree.negated ? 'formula.notIn' : 'formula.in');
  if (right.kind !== 'list' || right.items.some((item) => item.kind !== 'text')) return <><Part tree={tree.left} bench={bench} unit={null} /> {said} <code className="mono">{bench.text.slice(right.from, right.to)}</code></>;
  const values = right.items.map((item) => (item.kind === 'text' ? item.value : ''));
  const put = (next: string[]) => bench.onChange(splice(bench.text, right, `[${next.map(quoted).join(', ')}]`));
  return (
    <>
      <Part tree={tree.left} bench={bench} unit={null} /> {said}{' '}
      {word?.values ? <PickMany values={values} options={word.values} label={t('formula.value')} onChange={put} least={1} /> : <TextBox value={values.join('、')} label={t('formula.value')} onChange={(text) => put(text.split(/[、,，]/).map((one) => one.trim()).filter(Boolean))} />}
    </>
  );
}

/** The terms of a condition, each of which can be taken out. */
function Terms({ tree, bench, operator }: { tree: Expression; bench: Bench; operator: 'and' | 'or' }) {
  const { t } = useTranslation('studio');
  const all = terms(tree, operator);
  const without = (at: number) => bench.onChange(splice(bench.text, tree, all.filter((_, other) => other !== at).map((one) => bench.text.slice(one.from, one.to)).join(` ${operator} `)));
  return all.map((one, at) => (
    <Fragment key={at}>
      {at > 0 && <span className="say-join">{t(`formula.${operator}`)}</span>}
      <span className="say-term">
        <Part tree={one} bench={bench} unit={null} />
        <button type="button" className="say-remove" aria-label={t('formula.removeTerm', { number: at + 1 })} onClick={() => without(at)}><CloseOutlined aria-hidden /></button>
      </span>
    </Fragment>
  ));
}

function Call({ tree, bench, unit }: { tree: Expression & { kind: 'call' }; bench: Bench; unit: Unit | null }) {
  const { t } = useTranslation('studio');
  const [first] = tree.args;
  const own = unitIn(tree, bench.words) ?? unit;
  const part = (one: Expression) => <Part tree={one} bench={bench} unit={own} />;
  if ((tree.name === 'min' || tree.name === 'max') && first?.kind === 'list') {
    const items = [...first.items];
    // `max([0, x])`: the bound is said last.
    const bound = items.length === 2 ? items.findIndex((one) => bare(one).kind === 'number') : -1;
    const ordered = bound === 0 ? [items[1]!, items[0]!] : items;
    if (ordered.length === 2) return <Say text={t(`formula.${tree.name}Two`)} parts={{ a: part(ordered[0]!), b: part(ordered[1]!) }} />;
    const listed = ordered.map((one, at) => <Fragment key={at}>{at > 0 && t('formula.comma')}{part(one)}</Fragment>);
    return <Say text={t(`formula.${tree.name}Many`)} parts={{ list: <>{listed}</> }} />;
  }
  const known = FUNCTIONS.find((one) => one === tree.name);
  if (known && first) return <Say text={t(`formula.call.${known}`)} parts={{ a: part(first), n: tree.args[1] ? <Part tree={tree.args[1]} bench={bench} unit="plain" /> : '0' }} />;
  return <code className="mono">{bench.text.slice(tree.from, tree.to)}</code>;
}

function BinaryPart({ tree, bench, unit }: { tree: Expression & { kind: 'binary' }; bench: Bench; unit: Unit | null }) {
  const { t } = useTranslation('studio');
  const { operator, left, right } = tree;
  if (operator === 'and' || operator === 'or') return <Terms tree={tree} bench={bench} operator={operator} />;
  if (operator === '??') {
    const own = unitIn(left, bench.words) ?? unit;
    return <Say text={t('formula.otherwise')} parts={{ a: <Part tree={left} bench={bench} unit={own} />, b: <Part tree={right} bench={bench} unit={own} /> }} />;
  }
  const sign = ARITHMETIC[operator];
  if (!sign) return <Comparison tree={tree} bench={bench} />;
  // Fen to yuan is a matter of writing: both are shown in yuan.
  if (operator === '/' && bare(right).kind === 'number' && bench.text.slice(right.from, right.to) === '100' && unitIn(left, bench.words) === 'fen') return <Part tree={left} bench={bench} unit="fen" />;
  const over = bare(right);
  if (operator === '/' && over.kind === 'number' && /^[1-9]\d*00$/.test(over.text) && unitIn(left, bench.words) === 'fen') {
    const part = <NumberBox value={shiftPoint(over.text, -2) ?? over.text} label={t('formula.number')} onChange={(text) => bench.onChange(splice(bench.text, over, shiftPoint(text, 2) ?? text))} />;
    return <><Part tree={left} bench={bench} unit="fen" /> <span className="say-sign">÷</span> {part}</>;
  }
  const units = sidesIn(tree, bench.words, unit);
  return <><Part tree={left} bench={bench} unit={units.left} /> <span className="say-sign">{sign}</span> <Part tree={right} bench={bench} unit={units.right} /></>;
}

/** One part of a formula. `unit` is what a bare number in it counts. */
function Part({ tree, bench, unit }: { tree: Expression; bench: Bench; unit: Unit | null }): ReactNode {
  const { t } = useTranslation('studio');
  const { lang } = useDisplay();
  const put = (text: string) => bench.onChange(splice(bench.text, tree, text));
  switch (tree.kind) {
    case 'number': return <NumberBox value={tree.text} unit={unit ?? 'plain'} label={t('formula.number')} onChange={put} />;
    case 'name': return <Variable tree={tree} bench={bench} />;
    case 'text': return <TextValue tree={tree} word={undefined} bench={bench} />;
    case 'bool': return <Pick value={String(tree.value)} options={[{ code: 'true', zh: '是', en: 'yes' }, { code: 'false', zh: '否', en: 'no' }]} label={t('formula.value')} onChange={put} />;
    case 'null': return t('formula.missing');
    case 'group': {
      const inner = bare(tree);
      const needs = inner.kind === 'choice' || (inner.kind === 'binary' && inner.operator !== '??');
      const part = <Part tree={tree.inner} bench={bench} unit={unit} />;
      return needs ? <span className="say-group">{lang === 'zh' ? '（' : '('}{part}{lang === 'zh' ? '）' : ')'}</span> : part;
    }
    case 'binary': return <BinaryPart tree={tree} bench={bench} unit={unit} />;
    case 'in': return <Among tree={tree} bench={bench} />;
    case 'unary': return tree.operator === 'not' ? <Say text={t('formula.not')} parts={{ a: <Part tree={tree.of} bench={bench} unit={unit} /> }} /> : <>{tree.operator === '-' ? '−' : ''}<Part tree={tree.of} bench={bench} unit={unit} /></>;
    case 'choice': {
      const own = unitIn(tree, bench.words) ?? unit;
      return <Say text={t('formula.choice')} parts={{ when: <Part tree={tree.when} bench={bench} unit={null} />, then: <Part tree={tree.then} bench={bench} unit={own} />, otherwise: <Part tree={tree.otherwise} bench={bench} unit={own} /> }} />;
    }
    case 'call': return <Call tree={tree} bench={bench} unit={unit} />;
    default: return <code className="mono">{bench.text.slice(tree.from, tree.to)}</code>;
  }
}

function WriteFormula({ text, words, onDone, onCancel }: { text: string; words: Word[]; onDone: (text: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('studio');
  const [held, setHeld] = useState(text);
  const tree = parse(held);
  const options = useWordOptions(words, ['number', 'text', 'bool']);
  return (
    <div className="formula-write">
      <Input.TextArea className="mono" autoFocus autoSize value={held} aria-label={t('formula.asText')} spellCheck={false} onChange={(event) => setHeld(event.target.value)} />
      <div className="formula-write-tools">
        <Pick value="" options={options} label={t('formula.insert')} otherwise={{ zh: '插入变量', en: 'insert a variable' }} onChange={(name) => setHeld((now) => `${now}${now && !/[\s([]$/.test(now) ? ' ' : ''}${name}`)} />
        <Button size="small" onClick={onCancel}>{t('control.cancel')}</Button>
        <Button size="small" type="primary" icon={<CheckOutlined />} disabled={!tree} onClick={() => onDone(held.trim())}>{t('control.apply')}</Button>
      </div>
      <p className="soft" role="status">{tree ? <>{t('formula.reads')}<Part tree={tree} bench={{ text: held, words, onChange: setHeld }} unit={null} /></> : t('formula.unread')}</p>
    </div>
  );
}

interface FormulaProps extends Bench {
  label: string;
  /** What the whole counts. */
  unit?: Unit;
  condition?: boolean;
}

/** A formula or condition with what can be added to it. */
export function Formula({ text, words, onChange, label, unit, condition = false }: FormulaProps) {
  const { t } = useTranslation('studio');
  const [writing, setWriting] = useState(false);
  const tree = parse(text);
  if (writing) return <WriteFormula text={text} words={words} onCancel={() => setWriting(false)} onDone={(next) => { setWriting(false); onChange(next); }} />;
  const number = words.find((word) => word.kind === 'number' && word.group === 'data') ?? words[0]!;
  const grouped = (of: Expression | null) => (of && (of.kind === 'binary' || of.kind === 'choice') ? `(${text})` : text);
  const joined = (operator: 'and' | 'or') => {
    // `or` binds less than `and`: the whole before goes into brackets where the two meet.
    const mixed = tree && ((operator === 'and' && tree.kind === 'binary' && tree.operator === 'or') || tree.kind === 'choice');
    return `${mixed ? `(${text})` : text} ${operator} score.grade == "D"`;
  };
  const adds = condition
    ? [{ key: 'and', to: () => joined('and') }, { key: 'or', to: () => joined('or') }]
    : [
        { key: 'plus', to: () => `${tree?.kind === 'choice' ? grouped(tree) : text} + ${number.name}` }, { key: 'minus', to: () => `${tree?.kind === 'choice' ? grouped(tree) : text} - ${number.name}` },
        { key: 'times', to: () => `${grouped(tree)} * 0.5` }, { key: 'most', to: () => `min([${text}, 1000000])` }, { key: 'least', to: () => `max([0, ${text}])` },
        { key: 'choice', to: () => `score.grade == "A" ? ${grouped(tree)} : 0` },
      ];
  return (
    <div className="formula" role="group" aria-label={label}>
      <span className="formula-text">{tree ? <Part tree={tree} bench={{ text, words, onChange }} unit={unit ?? null} /> : <code className="mono">{text || '–'}</code>}</span>
      <span className="formula-tools">
        <Dropdown trigger={['click']} menu={{ items: adds.map(({ key }) => ({ key, label: t(`formula.add.${key}` as 'formula.add.and') })), onClick: ({ key }) => onChange(adds.find((one) => one.key === key)!.to()) }} disabled={!tree}>
          <Button type="text" size="small" icon={<PlusOutlined />} aria-label={`${label}: ${t('formula.addTo')}`}>{t('formula.addTo')}</Button>
        </Dropdown>
        <Button type="text" size="small" icon={<EditOutlined />} aria-label={`${label}: ${t('formula.write')}`} onClick={() => setWriting(true)}>{t('formula.write')}</Button>
      </span>
    </div>
  );
}

/** A formula that is only read. */
export function ReadFormula({ text, words, unit }: { text: string; words: Word[]; unit?: Unit }) {
  const tree = parse(text);
  return <fieldset disabled className="formula-read">{tree ? <Part tree={tree} bench={{ text, words, onChange: () => undefined }} unit={unit ?? null} /> : <Words both={{ zh: text, en: text }} />}</fieldset>;
}
