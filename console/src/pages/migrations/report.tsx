// The reconciliation report: figures, pictures, sums by currency, product and class, control totals, rows set aside.
import { Tag } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Panel, PlainTable, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';

export type Summary = Schemas['MigrationSummary'];
export type Line = Schemas['MigrationLine'];

function Pictures({ summary }: { summary: Summary }) {
  const { t } = useTranslation('migrations');
  const name = useName();
  const parts = useMemo(
    () => [
      { key: 'agree', label: t('agree'), loans: summary.agree, color: '#2f855a' },
      { key: 'differ', label: t('differ'), loans: summary.differ, color: '#b4232a' },
      { key: 'none', label: t('notCompared'), loans: summary.not_compared, color: '#8a94a6' },
    ],
    [summary, t],
  );
  const whole = useMemo<EChartsOption>(
    () => ({
      tooltip: { trigger: 'item' },
      series: [{ type: 'pie' as const, radius: ['48%', '76%'], label: { formatter: '{b} {c}' }, data: parts.filter((part) => part.loans > 0).map((part) => ({ name: part.label, value: part.loans, itemStyle: { color: part.color } })) }],
    }),
    [parts],
  );
  const causes = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 32, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: summary.causes.map((one) => name(one.cause)) },
      series: [{ type: 'bar' as const, barMaxWidth: 22, itemStyle: { color: '#1d5f8a' }, label: { show: true, position: 'right' as const }, data: summary.causes.map((one) => one.loans) }],
    }),
    [summary, name],
  );
  return (
    <div className="grid">
      <Chart className="half" title={t('picture')} lead={t('pictureLead')} option={whole} height={260} table={{ columns: [t('result'), t('count')], rows: parts.map((part) => ({ key: part.key, cells: [part.label, count(part.loans)] })) }} />
      {summary.causes.length > 0 && <Chart className="half" title={t('causes')} lead={t('causesLead')} option={causes} height={260} table={{ columns: [t('cause'), t('count')], rows: summary.causes.map((one) => ({ key: one.cause.id, cells: [name(one.cause), count(one.loans)] })) }} />}
    </div>
  );
}

function Groups({ title, groups }: { title: string; groups: Schemas['GroupCard'][] }) {
  const { t } = useTranslation('migrations');
  const name = useName();
  const apart = (cash: Schemas['Cash']) => <span className={`num${cash.minor === 0 ? '' : ' problem'}`}>{cash.text}</span>;
  return (
    <Panel title={title}>
      <PlainTable
        label={title}
        heads={[t('group'), t('currency'), t('theirLoans'), t('ourLoans'), t('theirs'), t('ours'), t('difference'), t('interestDiff'), t('penaltyDiff')]}
        rows={groups.map((group) => [name(group.name), group.currency, count(group.their_loans), count(group.our_loans), <span className="num">{group.principal.theirs.text}</span>, <span className="num">{group.principal.ours.text}</span>, apart(group.principal.difference), apart(group.interest.difference), apart(group.penalty.difference)])}
      />
    </Panel>
  );
}

export function Report({ summary }: { summary: Summary }) {
  const { t } = useTranslation('migrations');
  const name = useName();
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Stats
        figures={[
          { label: t('loans'), value: count(summary.loans), note: `${t('folded')} ${summary.folded} · ${t('opened')} ${summary.opened} · ${t('known')} ${summary.known}` },
          { label: t('agree'), value: count(summary.agree) },
          { label: t('differ'), value: count(summary.differ) },
          { label: t('notCompared'), value: count(summary.not_compared) },
          { label: t('noted'), value: count(summary.noted) },
          { label: t('refused'), value: count(summary.refused) },
        ]}
      />
      <Pictures summary={summary} />
      <Groups title={t('totals')} groups={summary.totals} />
      <Groups title={t('products')} groups={summary.products} />
      <Groups title={t('classes')} groups={summary.classes} />
      <Panel title={t('control')} lead={t('controlLead')}>
        <PlainTable
          label={t('control')}
          heads={[t('file'), t('rows'), t('read'), t('sums'), t('digest')]}
          rows={summary.files.map((file) => [`${name(file.file)} · ${file.name} · ${file.format}`, count(file.rows), count(file.read), <>{file.sums.map((sum) => <div key={`${sum.column}${sum.sum.currency}`}>{sum.column} <span className="num">{sum.sum.text}</span> {sum.sum.currency}</div>)}</>, <span className="mono" style={{ wordBreak: 'break-all' }}>{file.digest}</span>])}
        />
      </Panel>
    </div>
  );
}

/** Theirs above ours, marked where they differ. */
function Both({ theirs, ours }: { theirs: ReactNode; ours: ReactNode }) {
  return <><div className="num soft">{theirs ?? '–'}</div><div className="num">{ours ?? '–'}</div></>;
}

export function useLineCells() {
  const { t } = useTranslation('migrations');
  const name = useName();
  const next = (side: Schemas['SideCard'] | null | undefined) => (side?.next_due_on ? `${side.next_due_on} ${side.next_due?.text ?? ''}` : undefined);
  return {
    result: (line: Line) => <Tag color={!line.theirs ? 'default' : line.agrees ? 'success' : 'error'}>{!line.theirs ? t('onlyNotCompared') : line.agrees ? t('onlyAgrees') : t('onlyDiffers')}</Tag>,
    principal: (line: Line) => <Both theirs={line.theirs?.principal.text} ours={line.ours.principal.text} />,
    interest: (line: Line) => <Both theirs={line.theirs?.interest.text} ours={line.ours.interest.text} />,
    penalty: (line: Line) => <Both theirs={line.theirs?.penalty.text} ours={line.ours.penalty.text} />,
    days: (line: Line) => <Both theirs={line.theirs?.days_past_due} ours={line.ours.days_past_due} />,
    class: (line: Line) => <Both theirs={line.theirs && name(line.theirs.class)} ours={name(line.ours.class)} />,
    next: (line: Line) => <Both theirs={next(line.theirs)} ours={next(line.ours)} />,
    why: (line: Line) => <>{[...line.causes, ...line.notes].map((cause) => <div key={cause.id + cause.zh}>{name(cause)}</div>)}</>,
  };
}

export function LineTable({ lines }: { lines: Line[] }) {
  const { t } = useTranslation('migrations');
  const cells = useLineCells();
  return (
    <PlainTable
      label={t('lines')}
      heads={[t('number'), t('result'), t('principal'), t('interest'), t('penalty'), t('days'), t('class'), t('next'), t('why')]}
      rows={lines.map((line) => [<span className="mono" style={{ whiteSpace: 'nowrap' }}>{line.number}</span>, cells.result(line), cells.principal(line), cells.interest(line), cells.penalty(line), cells.days(line), cells.class(line), cells.next(line), cells.why(line)])}
    />
  );
}

export function AsideTable({ rows }: { rows: Schemas['SetAside'][] }) {
  const { t } = useTranslation('migrations');
  const name = useName();
  return <PlainTable label={t('aside')} heads={[t('file'), t('row'), t('number'), t('column'), t('cause'), t('detail')]} rows={rows.map((row) => [name(row.file), row.row, <span className="mono" style={{ whiteSpace: 'nowrap' }}>{row.number ?? '–'}</span>, row.column, name(row.why), row.detail])} />;
}
