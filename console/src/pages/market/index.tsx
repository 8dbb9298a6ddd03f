// The market beside the institution: tables of the report as charts, its contradictions, and our own figures.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Loaded, PageHeader, Panel, SimulatedBadge } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName } from '@/display.tsx';

type Market = Schemas['MarketCard'];
type MarketTable = Schemas['MarketTable'];

/** A figure as the report prints it: no digits are added. */
function figure(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** Bars, lines or a ring of one table; rows are series when there are several columns. */
function optionOf(table: MarketTable, name: (named: { zh: string; en: string }) => string, unit: string): EChartsOption {
  const many = table.columns.length > 1;
  const labels = many ? table.columns.map(name) : table.rows.map(name);
  const tooltip = { valueFormatter: (value: unknown) => `${figure(value as number | null)} ${unit}` };
  if (table.kind === 'share' && !many) {
    return {
      tooltip: { ...tooltip, trigger: 'item' },
      legend: { type: 'plain', bottom: 0, left: 'center' },
      series: [{ type: 'pie', radius: ['46%', '70%'], center: ['50%', '44%'], label: { show: false }, data: table.rows.map((row) => ({ name: name(row), value: row.values[0] ?? 0 })) }],
    };
  }
  const type = table.kind === 'line' ? ('line' as const) : ('bar' as const);
  const long = !many && type === 'bar';
  const category = { type: 'category' as const, data: labels, inverse: long, axisLabel: long ? { width: 112, overflow: 'truncate' as const } : { interval: 0, hideOverlap: true } };
  const value = { type: 'value' as const, name: unit, ...(long ? { nameLocation: 'middle' as const, nameGap: 26 } : { nameTextStyle: { align: 'left' as const } }) };
  return {
    tooltip: { ...tooltip, trigger: 'axis' },
    grid: { left: 8, right: long ? 56 : 16, top: many ? 52 : long ? 8 : 36, bottom: long ? 26 : 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(many ? { legend: { top: 0 } } : {}),
    xAxis: long ? value : category,
    yAxis: long ? category : value,
    series: many
      ? table.rows.map((row) => ({ name: name(row), type, barMaxWidth: 22, symbolSize: 6, stack: table.kind === 'share' ? 'all' : undefined, data: row.values as (number | null)[] }))
      : [{ type, barMaxWidth: 18, data: table.rows.map((row) => row.values[0] ?? null), ...(long ? { label: { show: true, position: 'right' as const, color: 'inherit' } } : {}) }],
  } as EChartsOption;
}

function MarketChart({ table }: { table: MarketTable }) {
  const { t } = useTranslation('market');
  const { lang } = useDisplay();
  const name = useName();
  const unit = lang === 'zh' ? table.unit_zh : table.unit_en;
  const option = useMemo(() => optionOf(table, name, unit), [table, name, unit]);
  const lead = [table.section && t('section', { section: table.section }), unit && t('unit', { unit })].filter(Boolean).join(' · ');
  const cells = {
    columns: [t('item'), ...table.columns.map((column) => name(column))],
    rows: table.rows.map((row) => ({ key: row.en, cells: [name(row), ...row.values.map((value) => figure(value))] })),
  };
  if (table.kind === 'figures') {
    return (
      <Panel title={name(table)} lead={lead} className="half">
        <div className="scroll-x">
          <table className="plain-table">
            <thead><tr>{cells.columns.map((column, index) => <th key={index} scope="col" className={index ? 'num' : ''}>{column}</th>)}</tr></thead>
            <tbody>{cells.rows.map((row) => <tr key={row.key}>{row.cells.map((cell, index) => <td key={index} className={index ? 'num' : ''}>{cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </Panel>
    );
  }
  return <Chart className="half" title={name(table)} lead={lead} option={option} height={Math.max(260, table.columns.length > 1 ? 0 : table.rows.length * 30 + 60)} table={cells} />;
}

function Own({ market }: { market: Market }) {
  const { t } = useTranslation('market');
  const { lang } = useDisplay();
  const name = useName();
  return (
    <Panel title={t('own')} lead={t('ownLead')}>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('figure')}</th><th scope="col" className="num">{t('report')}</th><th scope="col" className="num">{t('ours')}</th><th scope="col" className="num">{t('difference')}</th>
            </tr>
          </thead>
          <tbody>
            {market.own.map((line) => {
              const unit = lang === 'zh' ? line.unit_zh : line.unit_en;
              const mine = line.own ?? null;
              return (
                <tr key={line.en}>
                  <td>{name(line)}<span className="soft">（{unit}）</span></td>
                  <td className="num">{figure(line.report)}</td>
                  <td className="num">{mine === null ? t('notComparable') : figure(mine)} <SimulatedBadge show={line.simulated && mine !== null} /></td>
                  <td className="num">{mine === null ? '–' : `${mine >= line.report ? '+' : '−'}${figure(Math.abs(mine - line.report))}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Conflicts({ market }: { market: Market }) {
  const { t } = useTranslation('market');
  const { lang } = useDisplay();
  const name = useName();
  return (
    <Panel title={t('conflicts')} lead={t('conflictsLead')}>
      <table className="plain-table">
        <tbody>
          {market.conflicts.map((conflict) => (
            <tr key={conflict.en}>
              <th scope="row">{name(conflict)}</th>
              <td>
                {conflict.values.map((value) => (
                  <div key={value.where_en}>{t('where', { where: lang === 'zh' ? value.where_zh : value.where_en, value: value.value })}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

export default function MarketPage() {
  const { t } = useTranslation('market');
  const { lang } = useDisplay();
  const query = $api.useQuery('get', '/v1/market', {}, { staleTime: 600_000 });
  return (
    <>
      <PageHeader title={t('title')} lead={query.data ? (lang === 'zh' ? query.data.note_zh : query.data.note_en) : t('lead')} />
      <Loaded query={query}>
        {(market) => (
          <div className="grid">
            <Own market={market} />
            {market.tables.map((table) => <MarketChart key={table.id} table={table} />)}
            <Conflicts market={market} />
          </div>
        )}
      </Loaded>
    </>
  );
}
