// A challenger beside what decided: the same firms by both, who would change sides, and what became of the loans.
import { Alert, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Instant, Loaded, Money, NamedTag, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { figure, points } from './figures.ts';

/** A contest with its pairs as lists. */
type Found = Omit<Schemas['ContestCard'], 'mean_points' | 'mean_pd_percent' | 'realised'> & { mean_points: number[]; mean_pd_percent: number[]; realised: Omit<Schemas['RealisedCard'], 'interval'> & { interval?: number[] | null } };

function Table({ label, head, rows }: { label: string; head: ReactNode[]; rows: ReactNode[][] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table">
        <thead><tr>{head.map((cell, at) => <th key={at} scope="col" className={at > 0 ? 'num' : undefined}>{cell}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>{row.map((cell, at) => (at === 0 ? <th key={at} scope="row" style={{ fontWeight: 400, whiteSpace: 'nowrap' }}>{cell}</th> : <td key={at} className="num">{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bands({ found }: { found: Found }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const of = (value: number) => Number(value.toFixed(1));
  const option: EChartsOption = {
    legend: { top: 0 },
    grid: { left: 8, right: 12, top: 40, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value)}%` },
    xAxis: { type: 'category', data: found.bands.map((band) => band.band), axisLabel: { fontSize: 11 } },
    yAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
    series: [
      { name: t('contest.champion'), type: 'bar', barMaxWidth: 26, data: found.bands.map((band) => of(band.champion_percent)) },
      { name: t('contest.challenger'), type: 'bar', barMaxWidth: 26, data: found.bands.map((band) => of(band.challenger_percent)) },
    ],
  };
  return (
    <Chart
      className="half"
      title={t('contest.bands')}
      lead={<>{found.psi_shift && <strong>PSI {figure(found.psi)} · {name(found.psi_shift)} </strong>}{t('contest.bandsLead')}</>}
      describe={t('contest.bands')}
      option={option}
      height={300}
      table={{ columns: [t('contest.band'), t('contest.champion'), t('contest.challenger')], rows: found.bands.map((band) => ({ key: band.band, cells: [band.band, percent(band.champion_percent, 1), percent(band.challenger_percent, 1)] })) }}
    />
  );
}

function Realised({ found }: { found: Found }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const held = found.realised;
  const [least, most] = held.interval ?? [];
  return (
    <Panel className="half" title={t('contest.realised')} lead={t('contest.realisedLead', { loans: held.loans, bads: held.bads })}>
      {typeof held.difference === 'number' && least !== undefined && most !== undefined ? (
        <p>
          AUC {figure(held.champion_auc)} → {figure(held.challenger_auc)}
          <span className="soft"> · {t('contest.difference', { value: `${held.difference > 0 ? '+' : ''}${figure(held.difference)}`, low: figure(least), high: figure(most), p: figure(held.p_value, 3) })}</span>
        </p>
      ) : <p className="soft">{t('contest.noAuc')}</p>}
      <Table
        label={t('contest.realised')}
        head={[t('grades.grade'), t('contest.champion'), t('contest.challenger')]}
        rows={held.grades.map((line) => [name(line.grade), `${line.champion_bads} / ${line.champion_loans}`, `${line.challenger_bads} / ${line.challenger_loans}`])}
      />
    </Panel>
  );
}

function Swap({ found }: { found: Found }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const cell = (held: Found['cuts'][number]['both']) => <>{held.number}{held.lent > 0 && <span className="soft"> ({held.bad}/{held.lent})</span>}</>;
  return (
    <>
      <Panel title={t('contest.cuts')} lead={t('contest.cutsLead')}>
        <Table
          label={t('contest.cuts')}
          head={[t('contest.cut'), t('contest.both'), t('contest.championOnly'), t('contest.challengerOnly'), t('contest.neither')]}
          rows={found.cuts.map((cut) => [t('contest.through', { grade: cut.through.id }), cell(cut.both), cell(cut.champion_only), cell(cut.challenger_only), cell(cut.neither)])}
        />
      </Panel>
      <Panel title={t('contest.swap')} lead={t('contest.swapLead', { lgd: found.lgd_percent })}>
        <Table
          label={t('contest.swap')}
          head={['', t('contest.number'), t('contest.offeredBefore'), t('contest.offeredAfter'), t('contest.loss'), t('contest.bad')]}
          rows={found.swap.map((line) => [name(line.field), line.number, <Money key="b" value={line.offered_before} unit />, <Money key="a" value={line.offered_after} unit />, <Money key="l" value={line.expected_loss_after} unit />, `${line.bad} / ${line.lent}`])}
        />
      </Panel>
    </>
  );
}

function Compared({ found }: { found: Found }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const [before = 0, after = 0] = found.mean_pd_percent;
  const [low = 0, high = 0] = found.mean_points;
  return (
    <>
      <Stats
        figures={[
          { label: t('contest.compared'), value: count(found.compared), note: t('contest.decided', { value: found.decided }) },
          { label: t('contest.sameGrade'), value: percent(found.same_grade_percent, 1), note: t('contest.nearGrade', { value: percent(found.near_grade_percent, 1) }) },
          { label: t('contest.meanPd'), value: `${percent(before)} → ${percent(after)}`, note: t('contest.meanPoints', { before: points(low), after: points(high) }) },
        ]}
      />
      <div className="grid">
        <Bands found={found} />
        <Panel className="half" title={t('contest.grades')} lead={t('contest.gradesLead')}>
          <Table label={t('contest.grades')} head={['', ...found.grades.map((row) => row.grade.id)]} rows={found.grades.map((row, at) => [name(row.grade), ...row.challenger.map((number, to) => (at === to ? <strong key={to}>{number}</strong> : number))])} />
        </Panel>
        <Realised found={found} />
        <Panel className="half" title={t('contest.outcomes')} lead={t('contest.outcomesLead')}>
          <Table label={t('contest.outcomes')} head={['', t('contest.champion'), t('contest.challenger')]} rows={found.outcomes.map((line) => [name(line.outcome), line.before, line.after])} />
        </Panel>
        <Swap found={found} />
      </div>
    </>
  );
}

export function Contest({ id }: { id: string }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const query = $api.useQuery('get', '/v1/scorecards/{id}/contest', { params: { path: { id } } });
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 16 }}
            message={<>{t('contest.running', { version: found.version })} <Instant value={found.began_at} />{found.ended_at && <> – <Instant value={found.ended_at} /></>}</>}
            description={t('contest.lead')}
          />
          {found.unable.length > 0 && (
            <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={t('contest.unable')} description={found.unable.map((line) => <div key={`${line.reason.id}${line.subject}`}>{line.number} · <NamedTag value={line.reason} tone="warn" /> {line.subject} <span className="soft">{name(line.reason)}</span></div>)} />
          )}
          {found.compared > 0 ? <Compared found={found} /> : <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('contest.nothing')} /></Panel>}
        </>
      )}
    </Loaded>
  );
}
