// One cell of a decision table: its meaning when it is read, a field that takes it in a person's words when it is edited.
import { AutoComplete, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay, useName } from '@/display.tsx';
import { readTest, writeTest } from '../model/cell.ts';
import { parse } from '../model/expression.ts';
import type { Finding } from '../model/findings.ts';
import type { Column } from '../model/table.ts';
import type { Word } from '../model/words.ts';
import { PickMany } from './controls.tsx';
import { ReadFormula } from './Formula.tsx';
import { FoundList } from './FoundList.tsx';

interface CellProps {
  text: string;
  shown: string;
  column: Column;
  words: Word[];
  address: string;
  label: string;
  active: boolean;
  /** What was typed to open it; null while it is read. */
  editing: string | null;
  typedFirst: boolean;
  findings: Finding[];
  onFocus: () => void;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** The new text, or null for none, and where to go. */
  onDone: (text: string | null, step: [number, number]) => void;
}

export function Cell(props: CellProps) {
  const { text, shown, column, words, address, label, active, editing, findings, onFocus, onOpen, onKeyDown } = props;
  const empty = text.trim() === '';
  const worst = findings.find((finding) => finding.severity === 'error')?.severity ?? findings[0]?.severity;
  const formula = column.role === 'input' ? !column.field && !empty : parse(text)?.kind !== 'number' && column.kind === 'number' && !empty;
  if (editing !== null) return <td className={`sheet-cell open ${column.role === 'output' ? 'then' : ''}`}><CellEditor {...props} /></td>;
  return (
    <td
      role="gridcell"
      className={`sheet-cell ${column.role === 'output' ? 'then' : ''} ${empty ? 'empty' : ''} ${column.kind === 'number' ? 'number' : ''} ${worst ?? ''}`}
      tabIndex={active ? 0 : -1}
      data-cell={address}
      aria-label={`${label}: ${shown || '–'}`}
      aria-invalid={worst === 'error' || undefined}
      onFocus={onFocus}
      onDoubleClick={onOpen}
      onClick={() => active && document.activeElement?.getAttribute('data-cell') === address && onFocus()}
      onKeyDown={onKeyDown}
    >
      {column.field === 'code' && column.role === 'output' && <code className="mono">{shown}</code>}
      {formula ? <ReadFormula text={text} words={words} unit={column.unit} /> : !(column.field === 'code' && column.role === 'output') && <span lang={/[\u4e00-\u9fff]/.test(shown) ? 'zh-CN' : undefined}>{shown || '–'}</span>}
      <FoundList findings={findings} />
    </td>
  );
}

function CellEditor({ text, shown, column, words, label, editing, typedFirst, onDone }: CellProps) {
  const { t } = useTranslation('studio');
  const name = useName();
  const { lang } = useDisplay();
  const box = useRef<InputRef>(null);
  const formula = (column.role === 'input' && !column.field) || (shown === text && /[a-z_]\.[a-z]/.test(text));
  const [held, setHeld] = useState(typedFirst ? editing ?? '' : formula ? text : shown);
  const next = column.typed(held);
  useEffect(() => {
    const field = box.current;
    field?.focus({ cursor: typedFirst ? 'end' : 'all' });
  }, [typedFirst]);
  const done = (step: [number, number]) => {
    if (next !== null) onDone(held === shown ? null : next, step);
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onDone(null, [0, 0]);
    else if (event.key === 'Enter') {
      event.preventDefault();
      done([1, 0]);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      done([0, event.shiftKey ? -1 : 1]);
    }
  };
  const test = column.role === 'input' ? readTest(next ?? text) : null;
  const hint = column.role === 'output' ? (column.kind === 'number' ? t('cell.numberHint') : '') : t(`cell.${column.word?.kind ?? 'whole'}Hint`);
  if (column.word?.values && test && (test.kind === 'texts' || test.kind === 'any')) {
    const values = test.kind === 'texts' ? test.values : [];
    const negated = test.kind === 'texts' && test.negated;
    const said = (codes: string[]) => setHeld((negated ? (lang === 'zh' ? '非 ' : 'not ') : '') + codes.map((code) => column.word!.values!.find((one) => one.code === code)?.[lang] ?? code).join('、'));
    return (
      <div className="cell-editor" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && !(event.relatedTarget as Element | null)?.closest('.ant-select-dropdown') && event.relatedTarget && done([0, 0])}>
        <Input ref={box} size="small" value={held} aria-label={label} status={next === null ? 'error' : undefined} onChange={(event) => setHeld(event.target.value)} onKeyDown={keys} />
        <PickMany values={values} options={column.word.values} label={t('cell.choose')} onChange={said} />
        <label className="cell-not"><input type="checkbox" checked={negated} disabled={values.length === 0} onChange={(event) => setHeld(`${event.target.checked ? (lang === 'zh' ? '非 ' : 'not ') : ''}${values.map((code) => column.word!.values!.find((one) => one.code === code)?.[lang] ?? code).join('、')}`)} /> {t('cell.not')}</label>
        <CellFoot wrong={next === null} hint={hint} onDone={() => done([0, 0])} onCancel={() => onDone(null, [0, 0])} />
      </div>
    );
  }
  const choices = column.kind === 'bool' ? [lang === 'zh' ? '是' : 'yes', lang === 'zh' ? '否' : 'no'] : [];
  return (
    <div className="cell-editor">
      <AutoComplete value={held} options={choices.map((value) => ({ value }))} onChange={setHeld} size="small" style={{ width: '100%', minWidth: column.kind === 'text' || formula ? 220 : 130 }}>
        <Input ref={box} aria-label={label} status={next === null ? 'error' : undefined} className={formula ? 'mono' : ''} onKeyDown={keys} onBlur={(event) => !(event.relatedTarget as Element | null)?.closest('.cell-editor, .ant-select-dropdown') && (next === null ? undefined : done([0, 0]))} />
      </AutoComplete>
      {formula && held.trim() !== '' && parse(held) && <div className="cell-reads"><ReadFormula text={held} words={words} /></div>}
      {column.word?.nullable && <span className="cell-quick">{(['missing', 'present'] as const).map((one) => <button key={one} type="button" className="say-pick" onClick={() => onDone(writeTest({ kind: 'missing', negated: one === 'present' }), [0, 0])}>{t(`formula.${one}`)}</button>)}</span>}
      <CellFoot wrong={next === null} hint={`${hint}${column.word ? '' : ''}`} onDone={() => done([0, 0])} onCancel={() => onDone(null, [0, 0])} />
      <span className="hidden-visually">{name({ zh: column.name, en: column.name })}</span>
    </div>
  );
}

function CellFoot({ wrong, hint, onDone, onCancel }: { wrong: boolean; hint: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('studio');
  return (
    <div className="cell-foot">
      {wrong ? <span className="say-wrong" role="alert">{t('cell.unread')}</span> : <span className="soft">{hint}</span>}
      <span className="cell-acts">
        <button type="button" className="say-pick" disabled={wrong} onMouseDown={(event) => event.preventDefault()} onClick={onDone}>{t('control.apply')}</button>
        <button type="button" className="say-pick" onMouseDown={(event) => event.preventDefault()} onClick={onCancel}>{t('control.cancel')}</button>
      </span>
    </div>
  );
}
