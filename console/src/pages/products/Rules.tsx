// Decision tables in a form that a loan officer reads.
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { readable } from './words.ts';

/** A code that programs read, such as a reason's: shown as one. */
const IS_CODE = /^[a-z0-9]+([-_][a-z0-9]+)+$/;

function Heads({ columns, then }: { columns: Schemas['TableColumn'][]; then: boolean }) {
  return columns.map((column) => (
    <th key={column.field} scope="col" className={then ? 'then' : ''}>
      <span lang="zh">{column.name}</span>
      {column.name !== column.field && <span className="mono">{column.field}</span>}
    </th>
  ));
}

function RuleTable({ table }: { table: Schemas['RuleTable'] }) {
  const { t } = useTranslation('products');
  const name = useName();
  const words = { any: t('rules.any'), and: t('rules.and'), or: t('rules.or') };
  const conditions = table.inputs.length;
  return (
    <Panel title={name(table)} lead={<span className="mono">{table.name}</span>} extra={<Tag title={t('rules.hit')}>{name(table.hit)}</Tag>}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={name(table)}>
        <table className="plain-table rule-table">
          <thead>
            {conditions > 0 && (
              <tr>
                <th scope="colgroup" colSpan={conditions}>{t('rules.condition')}</th>
                <th scope="colgroup" colSpan={table.outputs.length} className="then">{t('rules.result')}</th>
              </tr>
            )}
            <tr><Heads columns={table.inputs} then={false} /><Heads columns={table.outputs} then /></tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => {
                  const isResult = column >= conditions;
                  const text = isResult ? readable(cell, { ...words, any: '–' }) : readable(cell, words);
                  const empty = cell.trim() === '';
                  return <td key={column} title={cell} className={`${isResult ? 'then' : ''} ${empty ? 'soft' : ''}`}>{table.hit.id === 'formulas' || IS_CODE.test(text) ? <code className="mono">{text}</code> : text}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

export function Rules({ tables }: { tables: Schemas['RuleTable'][] }) {
  const { t } = useTranslation('products');
  return (
    <>
      <p className="soft" style={{ marginTop: 0 }}>{t('rules.lead')}</p>
      <div className="grid">{tables.map((table) => <RuleTable key={table.name} table={table} />)}</div>
    </>
  );
}
