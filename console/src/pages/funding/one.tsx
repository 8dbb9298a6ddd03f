// One funding line: what it carries, costs and brings, for which loans it may be used, what was done to it.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, AuditTrail, Chart, Day, Fields, Loaded, Money, NamedTag, PageHeader, Panel, SimulatedBadge, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { unitName } from '@/format/money.ts';
import { percent } from '@/format/numbers.ts';
import { Bar } from './Bar.tsx';
import { ChangeButton } from './Open.tsx';

type Card = Schemas['FundingCard'];
type Month = Schemas['FundingMonthCard'];

function Acts({ card }: { card: Card }) {
  const { t } = useTranslation('funding');
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  const path = { id: card.line.id };
  return (
    <>
      {card.allowed.map((act) => {
        switch (act.act) {
          case 'change':
            return <ChangeButton key={act.act} card={card} act={act} />;
          case 'suspend':
            return <ActButton<{ reason: string }, Schemas['Proposal']> key={act.act} act={act} reason explain={t('suspendExplain')} run={(values, keyed) => api.POST('/v1/funding-lines/{id}/suspension', { params: { path, ...keyed }, body: values })} onDone={done} />;
          case 'resume':
            return <ActButton<{ reason: string }, Schemas['Proposal']> key={act.act} act={act} reason explain={t('resumeExplain')} run={(values, keyed) => api.POST('/v1/funding-lines/{id}/resumption', { params: { path, ...keyed }, body: values })} onDone={done} />;
          case 'close':
            return <ActButton<{ reason: string }, Schemas['Proposal']> key={act.act} act={act} reason danger explain={t('closeExplain')} run={(values, keyed) => api.POST('/v1/funding-lines/{id}/closure', { params: { path, ...keyed }, body: values })} onDone={done} />;
          case 'replace':
            return <ActButton<object, Schemas['FundingMatch']> key={act.act} act={act} primary explain={t('replaceExplain')} run={(_, keyed) => api.POST('/v1/funding-lines/{id}/replacement', { params: { path, ...keyed }, body: {} })} onDone={done} />;
          default:
            return null;
        }
      })}
    </>
  );
}

function Loans({ card }: { card: Card }) {
  const { t } = useTranslation('funding');
  const units = useUnit(card.line.quota.currency);
  return (
    <Panel title={t('loans.title')} lead={t('loans.lead')}>
      {card.loans.length === 0 ? <p className="soft">{t('loans.none')}</p> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('loans.title')}>
          <table className="plain-table" style={{ minWidth: 640 }}>
            <thead><tr><th scope="col">{t('loans.loan')}</th><th scope="col">{t('loans.firm')}</th><th scope="col" className="num">{units.heading(t('loans.amount'))}</th><th scope="col" className="num">{t('loans.charged')}</th><th scope="col" className="num">{t('loans.cost')}</th><th scope="col">{t('loans.since')}</th></tr></thead>
            <tbody>
              {card.loans.map((loan) => (
                <tr key={`${loan.loan} ${loan.since} ${loan.amount.minor}`}>
                  <th scope="row" style={{ fontWeight: 400 }}><Link className="row-link num" to={`/loans/${loan.loan}` as never}>{loan.number}</Link></th>
                  <td>{loan.firm_name ? <span lang="zh">{loan.firm_name}</span> : t('loans.erased')}</td>
                  <td className="num"><Money value={loan.amount} /></td>
                  <td className="num">{percent(loan.charged_percent)}</td><td className="num">{percent(loan.cost_percent)}</td>
                  <td><Day value={loan.since} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** The margin of each month as money. */
function Months({ months, currency }: { months: Month[]; currency: string }) {
  const { t } = useTranslation('funding');
  const units = useUnit(currency);
  const { lang } = useDisplay();
  const option = useMemo<EChartsOption>(() => {
    const inOrder = [...months].reverse();
    return {
      legend: { bottom: 0 },
      tooltip: { trigger: 'axis' },
      grid: { left: 8, right: 16, top: 36, bottom: 40, containLabel: true },
      xAxis: { type: 'category', data: inOrder.map((month) => month.month) },
      yAxis: { type: 'value', name: units.name },
      series: [
        { name: t('months.cost'), type: 'bar' as const, stack: 'all', barMaxWidth: 40, data: inOrder.map((month) => units.plot(month.cost)) },
        { name: t('months.margin'), type: 'bar' as const, stack: 'all', barMaxWidth: 40, data: inOrder.map((month) => units.plot(month.margin)) },
      ],
    };
  }, [months, units, t]);
  const last = months[0];
  return (
    <Chart
      title={t('months.title')}
      lead={t('months.lead')}
      describe={last ? t('months.describe', { month: last.month, margin: `${last.margin.text} ${unitName(currency, 'yuan', lang)}` }) : ''}
      option={option}
      table={{
        columns: [t('months.month'), t('months.through'), units.heading(t('months.mean')), units.heading(t('months.income')), units.heading(t('months.cost')), units.heading(t('months.margin'))],
        rows: months.map((month) => ({ key: month.month, cells: [month.month, month.through, units.text(month.mean_balance), units.text(month.income), units.text(month.cost), units.text(month.margin)] })),
      }}
    />
  );
}

function Changes({ card }: { card: Card }) {
  const { t } = useTranslation('funding');
  const name = useName();
  return (
    <Panel title={t('changes.title')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('changes.title')}>
        <table className="plain-table" style={{ minWidth: 640 }}>
          <thead><tr><th scope="col">{t('changes.on')}</th><th scope="col">{t('changes.what')}</th><th scope="col">{t('changes.terms')}</th><th scope="col">{t('changes.reason')}</th><th scope="col">{t('changes.by')}</th></tr></thead>
          <tbody>
            {card.changes.map((change, index) => (
              <tr key={index}>
                <td><Day value={change.on} /></td><td>{name(change.what)}</td>
                <td>{change.terms.map((term) => `${name(term.name)} ${name(term)}`).join('；')}</td>
                <td>{change.reason ?? ''}</td>
                <td>{change.by}{change.approved_by && ` · ${change.approved_by}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Whole({ card }: { card: Card }) {
  const { t } = useTranslation('funding');
  const { t: c } = useTranslation();
  const name = useName();
  const { line } = card;
  const { lang } = useDisplay();
  const written = (cash: Schemas['Cash']) => `${cash.text} ${unitName(cash.currency, 'yuan', lang)}`;
  const months = $api.useQuery('get', '/v1/funding-lines/{id}/months', { params: { path: { id: line.id } } });
  const shown = (text: string | null | undefined) => (text ? percent(text) : '–');
  return (
    <>
      <PageHeader
        title={t('one.title', { name: line.name })}
        tags={<><NamedTag value={line.state} /><Tag>{name(line.kind)}</Tag><SimulatedBadge show={card.simulated} /></>}
        lead={t('one.lead', { number: line.number, source: line.source, from: line.from, until: line.until })}
        acts={<Acts card={card} />}
      />
      {card.waiting.length > 0 && <p><Link to={'/approvals' as never}>{t('one.waits')}</Link></p>}
      {line.to_replace.minor > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={t('one.replace', { amount: written(line.to_replace) })} />}
      {line.balance.minor > 0 && line.state.id === 'suspended' && <Alert type="info" showIcon style={{ marginBottom: 16 }} message={t('one.suspended', { amount: written(line.balance) })} />}
      {line.tranches_left === 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={t('one.full')} />}
      <Stats
        figures={[
          { label: t('column.quota'), value: <Money value={line.quota} unit />, note: <Bar percent={line.utilisation_percent} /> },
          { label: t('column.balance'), value: <Money value={line.balance} unit /> },
          { label: t('column.free'), value: <Money value={line.free} unit /> },
          { label: t('column.spread'), value: shown(line.spread_percent), note: `${t('column.charged')} ${shown(line.charged_percent)} · ${t('column.cost')} ${shown(line.cost_percent)}` },
          ...(line.to_replace.minor > 0 ? [{ label: t('report.toReplace'), value: <Money value={line.to_replace} unit /> }] : []),
          ...(line.over.minor > 0 ? [{ label: t('one.over'), value: <Money value={line.over} unit /> }] : []),
        ]}
      />
      <div className="grid">
        <Panel title={t('one.terms')}>
          <Fields
            items={[
              { label: t('column.source'), value: line.source },
              { label: t('one.annual'), value: percent(line.annual_cost_percent) },
              { label: t('one.revolving'), value: name(line.revolving) },
              { label: t('one.priority'), value: line.priority },
              { label: t('one.loans'), value: line.loans },
              ...(card.conditions.length === 0 ? [{ label: t('one.conditions'), value: t('one.everything') }] : card.conditions.map((term) => ({ label: name(term.name), value: name(term) }))),
            ]}
          />
        </Panel>
        <Loaded query={months}>{(list) => <Months months={list} currency={line.quota.currency} />}</Loaded>
        <Loans card={card} />
        <Changes card={card} />
        <Panel title={c('audit.title')}><AuditTrail object={`funding/${line.id}`} /></Panel>
      </div>
    </>
  );
}

export default function FundingLinePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/funding-lines/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(card) => <Whole card={card} />}</Loaded>;
}
