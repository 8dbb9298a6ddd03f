// The repayment schedule: a picture of what each instalment is made of, and a table of what is paid and what is not.
import { Empty, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cash, Schemas } from '@/api/types.ts';
import { Chart, Day, Panel } from '@/components/index.ts';
import { useDisplay, useUnit } from '@/display.tsx';
import { SERIES } from '@/theme/tokens.ts';
import { Exact, useExact } from './exact.tsx';
import type { Loan } from './read.ts';

type Row = Schemas['InstalmentCard'];
type RowState = 'paid' | 'part' | 'due' | 'overdue' | 'later';
const COLOURS: Record<RowState, string | undefined> = { paid: 'success', part: 'processing', due: 'warning', overdue: 'error', later: undefined };

/** Where an instalment stands on the day of the position. Whether anything is overdue at all is the server's word. */
export function rowState(row: Row, position: Schemas['PositionCard'] | null | undefined): RowState {
  if (position && row.unpaid.minor === 0) return 'paid';
  if (position && row.due_on <= position.at) return row.due_on < position.at && position.days_past_due > 0 ? 'overdue' : 'due';
  return row.unpaid.minor < row.principal.minor + row.interest.minor ? 'part' : 'later';
}

const owed = (row: Row): Cash => ({ ...row.principal, minor: row.principal.minor + row.interest.minor });

function total(rows: Row[], of: (row: Row) => Cash): Cash | null {
  const [first] = rows;
  return first ? { ...of(first), minor: rows.reduce((sum, row) => sum + of(row).minor, 0) } : null;
}

function ScheduleChart({ rows, states }: { rows: Row[]; states: RowState[] }) {
  const { t } = useTranslation('loans');
  const { theme } = useDisplay();
  const units = useUnit(rows[0]?.principal.currency);
  const option = useMemo(() => {
    const bar = (name: string, of: (row: Row) => Cash) => ({
      name, type: 'bar', stack: 'due', barMaxWidth: 26,
      data: rows.map((row, index) => ({ value: units.plot(of(row)), itemStyle: { opacity: states[index] === 'paid' ? 0.4 : 1 } })),
    });
    return {
      color: SERIES[theme],
      legend: { top: 0, right: 0 },
      grid: { left: 8, right: 12, top: 36, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: number) => `${value.toLocaleString('en-US', { maximumFractionDigits: 6 })} ${units.name}` },
      xAxis: { type: 'category', data: rows.map((row) => row.due_on.slice(0, 7)) },
      yAxis: { type: 'value', name: units.name, nameTextStyle: { align: 'left' } },
      series: [bar(t('schedule.principal'), (row) => row.principal), bar(t('schedule.interest'), (row) => row.interest)],
    };
  }, [rows, states, theme, units, t]);
  const counted = (state: RowState) => states.filter((one) => one === state).length;
  return (
    <Chart
      title={t('schedule.chart')}
      lead={t('schedule.chartLead')}
      className="third"
      describe={t('schedule.describe', { count: rows.length, paid: counted('paid'), overdue: counted('overdue') })}
      option={option as never}
      height={410}
      table={{
        columns: [t('schedule.dueOn'), units.heading(t('schedule.principal')), units.heading(t('schedule.interest'))],
        rows: rows.map((row) => ({ key: String(row.number), cells: [row.due_on, units.text(row.principal), units.text(row.interest)] })),
      }}
    />
  );
}

export function Schedule({ loan }: { loan: Loan }) {
  const { t } = useTranslation('loans');
  const rows = loan.schedule;
  const exact = useExact(loan.principal.currency);
  const states = useMemo(() => rows.map((row) => rowState(row, loan.position)), [rows, loan.position]);
  if (rows.length === 0) {
    return <Panel title={t('schedule.title')}><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('schedule.none')} /></Panel>;
  }
  return (
    <>
      <ScheduleChart rows={rows} states={states} />
      <Panel className="two-thirds" title={t('schedule.title')} lead={t('schedule.lead')}>
        <div className="scroll-x" style={{ maxHeight: 420, overflowY: 'auto' }} tabIndex={0} role="region" aria-label={t('schedule.title')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col" style={{ whiteSpace: 'nowrap' }}>{t('schedule.number')}</th><th scope="col">{t('schedule.dueOn')}</th>
                <th scope="col">{t('schedule.state')}</th>
                <th scope="col" className="num">{exact.heading(t('schedule.unpaid'))}</th><th scope="col" className="num">{t('schedule.principal')}</th><th scope="col" className="num">{t('schedule.interest')}</th><th scope="col" className="num">{t('schedule.total')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => {
                const state = states[index] ?? 'later';
                return (
                  <tr key={row.number}>
                    <td className="num" style={{ textAlign: 'left' }}>{row.number}</td><td><Day value={row.due_on} /></td>
                    <td><Tag color={COLOURS[state]}>{t(`schedule.${state}`)}</Tag></td>
                    <td className="num" style={state === 'overdue' ? { color: 'var(--bad-ink)', fontWeight: 600 } : undefined}><Exact value={row.unpaid} /></td>
                    <td className="num"><Exact value={row.principal} /></td><td className="num"><Exact value={row.interest} /></td><td className="num"><Exact value={owed(row)} /></td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot>
              <tr style={{ fontWeight: 600, position: 'sticky', bottom: 0, background: 'var(--paper)' }}>
                <td colSpan={3}>{t('schedule.sum')}</td>
                <td className="num"><Exact value={total(rows, (row) => row.unpaid)} /></td><td className="num"><Exact value={total(rows, (row) => row.principal)} /></td><td className="num"><Exact value={total(rows, (row) => row.interest)} /></td><td className="num"><Exact value={total(rows, owed)} /></td>
              </tr>
            </tfoot>
          </table>
        </div>
      </Panel>
    </>
  );
}
