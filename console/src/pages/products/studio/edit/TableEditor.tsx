// A decision table that is edited as a sheet: move with the arrows, type into a cell, paste from a spreadsheet. A cell shows what
// it means; its text in the document changes only when its meaning does.
import { CopyOutlined, DeleteOutlined, EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Select } from 'antd';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { at as findingsAt } from '../model/findings.ts';
import { freshId, moved, newRow, withContent } from '../model/graph.ts';
import { cellShown, resultCellShown, sheet } from '../model/loose.ts';
import { columnsOf, put, reasonTable, type Column } from '../model/table.ts';
import type { Content, GraphName, GraphNode, Row } from '../model/types.ts';
import { Cell } from './Cell.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { Found, useGraph, useStudio, useWords } from './studio.tsx';

interface Spot {
  row: number;
  column: number;
}

const ARROWS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function TableEditor({ which, node }: { which: GraphName; node: GraphNode }) {
  const { t } = useTranslation('studio');
  const { lang } = useDisplay();
  const { message } = App.useApp();
  const { findings } = useStudio();
  const { set } = useGraph(which);
  const words = useWords(which, node);
  const content = node.content ?? {};
  const rows = content.rules ?? [];
  const columns = columnsOf(content, words);
  const inputs = columns.filter((column) => column.role === 'input').length;
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ spot: Spot; typed: string | null } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const change = (edit: (held: Content) => Content) => set((graph) => withContent(graph, node.id, edit));
  const setRows = (edit: (held: Row[]) => Row[]) => change((held) => ({ ...held, rules: edit(held.rules ?? []) }));
  const focus = (to: Spot) => {
    setSpot(to);
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-cell="${to.row}-${to.column}"]`)?.focus());
  };
  const within = (to: Spot): Spot => ({ row: Math.min(Math.max(to.row, 0), rows.length - 1), column: Math.min(Math.max(to.column, 0), columns.length - 1) });
  const setCell = (to: Spot, text: string) => setRows((held) => held.map((row, at) => (at === to.row ? put(row, columns[to.column]!, text) : row)));
  const finish = (to: Spot, text: string | null, step: [number, number]) => {
    setEditing(null);
    if (text !== null) setCell(to, text);
    focus(within({ row: to.row + step[0], column: to.column + step[1] }));
  };
  const keys = (event: KeyboardEvent, here: Spot) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      focus(within({ row: here.row + arrow[0], column: here.column + arrow[1] }));
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      setEditing({ spot: here, typed: null });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      setCell(here, '');
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      setEditing({ spot: here, typed: event.key });
    }
  };
  const paste = (event: ClipboardEvent) => {
    if (editing) return;
    const grid = sheet(event.clipboardData.getData('text/plain'));
    if (grid.length === 0) return;
    event.preventDefault();
    let [next, refused, taken] = [[...rows], 0, 0];
    grid.forEach((cells, down) => {
      const to = spot.row + down;
      if (to >= next.length) next = [...next, newRow(next)];
      cells.forEach((cell, right) => {
        const column = columns[spot.column + right];
        const text = column?.typed(cell) ?? null;
        if (!column || text === null) refused += 1;
        else {
          next[to] = put(next[to]!, column, text);
          taken += 1;
        }
      });
    });
    setRows(() => next);
    void (refused > 0 ? message.warning(t('table.pastedSome', { taken, refused })) : message.success(t('table.pasted', { taken })));
  };
  const shownCell = (row: Row, column: Column) => (column.role === 'input' ? cellShown(row[column.id] ?? '', column.word, lang) : resultCellShown(row[column.id] ?? '', column.unit, lang));
  const copy = () => {
    const lines = [columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => shownCell(row, column)))];
    const text = lines.map((line) => line.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
    void navigator.clipboard.writeText(text).then(() => message.success(t('table.copied')), () => message.error(t('table.copyFailed')));
  };
  const addRow = (after: number, like?: Row) => {
    setRows((held) => held.toSpliced(after + 1, 0, newRow(held, like)));
    focus({ row: after + 1, column: 0 });
  };
  const addColumn = (role: 'input' | 'output') => change((held) => {
    const ids = [...(held.inputs ?? []), ...(held.outputs ?? [])].map((column) => column.id);
    if (role === 'output') {
      const field = freshId((held.outputs ?? []).map((column) => column.field), 'value');
      return { ...held, outputs: [...(held.outputs ?? []), { id: freshId(ids, 'value'), name: t('table.newResult'), field }] };
    }
    const word = words.find((one) => one.name === 'score.grade') ?? words[0]!;
    const free = words.find((one) => !held.inputs?.some((column) => column.field === one.name)) ?? word;
    return { ...held, inputs: [...(held.inputs ?? []), { id: freshId(ids, 'c'), name: free.zh, field: free.name }] };
  });
  const rowMenu = (at: number) => ({
    items: [
      { key: 'above', label: t('table.insertAbove') }, { key: 'below', label: t('table.insertBelow') }, { key: 'twice', label: t('table.duplicate') }, { type: 'divider' as const },
      { key: 'up', label: t('table.moveUp'), disabled: at === 0 }, { key: 'down', label: t('table.moveDown'), disabled: at === rows.length - 1 }, { type: 'divider' as const },
      { key: 'gone', label: t('table.deleteRow'), danger: true, disabled: rows.length === 1, icon: <DeleteOutlined /> },
    ],
    onClick: ({ key }: { key: string }) => {
      if (key === 'above') addRow(at - 1);
      if (key === 'below') addRow(at);
      if (key === 'twice') addRow(at, rows[at]);
      if (key === 'up' || key === 'down') setRows((held) => moved(held, at, at + (key === 'up' ? -1 : 1)));
      if (key === 'gone') setRows((held) => held.toSpliced(at, 1));
    },
  });
  const collect = content.hitPolicy === 'collect';
  return (
    <div className="sheet" onPaste={paste}>
      <p className="sheet-lead soft">
        {t(collect ? (reasonTable(content) ? 'table.reasonsLead' : 'table.collectLead') : 'table.firstLead')} {which === 'eligibility' && t('table.keys')}
      </p>
      <div className="scroll-x">
        <table ref={table} className="sheet-table" role="grid" aria-label={node.name || t('table.title')}>
          <thead>
            <tr>
              <td className="sheet-number" />
              {columns.map((column, at) => <ColumnHead key={column.id} column={column} at={at < inputs ? at : at - inputs} of={column.role === 'input' ? inputs : columns.length - inputs} words={words} collect={collect} change={change} />)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, down) => (
              <tr key={row._id ?? down}>
                <th scope="row" className="sheet-number">
                  <Dropdown trigger={['click']} menu={rowMenu(down)}>
                    <button type="button" className="sheet-row-menu" aria-label={t('table.rowMenu', { number: down + 1 })}><span>{down + 1}</span><EllipsisOutlined aria-hidden /></button>
                  </Dropdown>
                </th>
                {columns.map((column, right) => {
                  const here = { row: down, column: right };
                  const open = editing?.spot.row === down && editing.spot.column === right;
                  return (
                    <Cell
                      key={column.id}
                      text={row[column.id] ?? ''}
                      shown={shownCell(row, column)}
                      column={column}
                      words={words}
                      address={`${down}-${right}`}
                      label={`${column.name}, ${t('table.row', { number: down + 1 })}`}
                      active={spot.row === down && spot.column === right}
                      editing={open ? editing.typed ?? '' : null}
                      typedFirst={open && editing.typed !== null}
                      findings={findingsAt(findings, { path: `rules.${which}`, node: node.id, row: down, column: column.id })}
                      onFocus={() => setSpot(here)}
                      onOpen={() => setEditing({ spot: here, typed: null })}
                      onKeyDown={(event) => keys(event, here)}
                      onDone={(text, step) => finish(here, text, step)}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.map((_row, down) => <Found key={down} place={{ path: `rules.${which}`, node: node.id, row: down }} />)}
      <Found place={{ path: `rules.${which}`, node: node.id }} />
      <div className="sheet-tools">
        <Button size="small" icon={<PlusOutlined />} onClick={() => addRow(rows.length - 1)}>{t('table.addRow')}</Button>
        <Button size="small" icon={<PlusOutlined />} onClick={() => addColumn('input')}>{t('table.addCondition')}</Button>
        {!reasonTable(content) && <Button size="small" icon={<PlusOutlined />} onClick={() => addColumn('output')}>{t('table.addResult')}</Button>}
        <Button size="small" type="text" icon={<CopyOutlined />} onClick={copy}>{t('table.copy')}</Button>
        {!collect && (
          <Select
            size="small"
            variant="borderless"
            aria-label={t('table.others')}
            value={content.passThrough ? 'pass' : 'own'}
            popupMatchSelectWidth={false}
            options={[{ value: 'pass', label: t('table.passThrough') }, { value: 'own', label: t('table.onlyResults') }]}
            onChange={(value) => change((held) => ({ ...held, passThrough: value === 'pass' ? true : undefined }))}
          />
        )}
      </div>
    </div>
  );
}
