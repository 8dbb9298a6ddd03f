// One package or joint loan: its terms, holders and their accounts, loans, cash flows, statement, ledger, and what can be done.
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { AuditTrail, Chart, Day, Fields, Loaded, Money, NamedTag, PageHeader, Panel, SimulatedBadge, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';
import { Acts } from './Acts.tsx';
import { Holders } from './Holders.tsx';
import { PackageStatement } from './Statement.tsx';

type Card = Schemas['PackageCard'];

/** What came in for holders and what was passed on, by month. */
function CashFlows({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const { currency } = card.outstanding;
  const units = useUnit(currency);
  const { flows } = card;
  const option = useMemo<EChartsOption>(() => {
    const cash = (minor: number) => units.plot({ minor, currency });
    const bar = (label: string, of: (flow: Card['flows'][number]) => number) => ({ name: label, type: 'bar' as const, stack: 'came', barMaxWidth: 40, data: flows.map((flow) => cash(of(flow))) });
    return {
      legend: { bottom: 0 },
      tooltip: { trigger: 'axis' },
      grid: { left: 8, right: 16, top: 36, bottom: 40, containLabel: true },
      xAxis: { type: 'category', data: flows.map((flow) => flow.month) },
      yAxis: { type: 'value', name: units.name },
      series: [
        bar(t('chart.principal'), (flow) => flow.principal),
        bar(t('chart.interest'), (flow) => flow.interest),
        ...(flows.some((flow) => flow.other !== 0) ? [bar(t('chart.other'), (flow) => flow.other)] : []),
        { name: t('chart.remitted'), type: 'line' as const, symbolSize: 8, data: flows.map((flow) => cash(flow.remitted)) },
      ],
    };
  }, [flows, currency, units, t]);
  if (flows.length === 0) return <Panel title={t('chart.title')}><p className="soft">{t('chart.none')}</p></Panel>;
  const said = (minor: number) => units.text({ minor, currency });
  return (
    <Chart
      title={t('chart.title')}
      lead={t('chart.lead')}
      describe={t('chart.describe', { came: units.text(card.came_in), remitted: units.text(card.passed_on) })}
      option={option}
      table={{ columns: [t('chart.month'), units.heading(t('chart.principal')), units.heading(t('chart.interest')), units.heading(t('chart.other')), units.heading(t('chart.remitted'))], rows: flows.map((flow) => ({ key: flow.month, cells: [flow.month, said(flow.principal), said(flow.interest), said(flow.other), said(flow.remitted)] })) }}
    />
  );
}

function Loans({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const name = useName();
  const units = useUnit(card.outstanding.currency);
  return (
    <Panel title={t('loans.title')} lead={t('loans.lead')}>
      {card.loans_of.length === 0 ? <p className="soft">{t('loans.none')}</p> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('loans.title')}>
          <table className="plain-table" style={{ minWidth: 880 }}>
            <thead><tr><th scope="col">{t('loans.loan')}</th><th scope="col">{t('loans.firm')}</th><th scope="col">{t('loans.state')}</th><th scope="col" className="num">{t('loans.late')}</th><th scope="col" className="num">{units.heading(t('loans.outstanding'))}</th><th scope="col" className="num">{units.heading(t('loans.shared'))}</th><th scope="col" className="num">{units.heading(t('loans.kept'))}</th><th scope="col">{t('loans.note')}</th></tr></thead>
            <tbody>
              {card.loans_of.map((loan) => (
                <tr key={loan.loan}>
                  <th scope="row" style={{ fontWeight: 400 }}><Link className="row-link num" to={`/loans/${loan.loan}` as never}>{loan.number}</Link></th>
                  <td lang="zh">{loan.firm_name ?? '–'}</td><td><NamedTag value={loan.state} /></td><td className="num">{loan.days_past_due}</td>
                  <td className="num"><Money value={loan.outstanding} /></td><td className="num"><Money value={loan.shared} /></td><td className="num"><Money value={loan.kept} /></td>
                  <td>
                    {loan.refused && <Tag color="error">{name(loan.refused)}</Tag>}
                    {loan.bought_back_on && <>{t('loans.bought', { day: loan.bought_back_on })} <Money value={loan.bought_back} unit /></>}
                    {loan.at_cut_off && !loan.bought_back_on && <span className="soft">{t('loans.atCutOff')} <Money value={loan.at_cut_off} /></span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Terms({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const name = useName();
  const sale = card.form.id === 'package';
  const price = card.price ?? card.price_now;
  return (
    <Panel title={t('one.terms')}>
      <Fields
        items={[
          ...(sale ? [
            { label: t('one.cutOff'), value: <Day value={card.cut_off} /> },
            { label: t('one.transferOn'), value: <Day value={card.transfer_on} /> },
            { label: t('one.price'), value: <><Money value={price} unit />{card.price_percent && <span className="soft"> {t('one.pricePercent', { percent: card.price_percent })}{card.price_now && ` · ${t('one.priceNow')}`}</span>}</> },
            { label: t('one.accrued'), value: card.accrued ? name(card.accrued) : '–' },
            { label: t('one.recourse'), value: card.recourse_days ? t('one.recourseDays', { days: card.recourse_days }) : t('one.none') },
            { label: t('one.late'), value: typeof card.most_days_past_due === 'number' ? t('one.lateDays', { days: card.most_days_past_due }) : t('one.nonPerforming') },
          ] : []),
          ...(card.began_on ? [{ label: t('one.began'), value: <Day value={card.began_on} /> }] : []),
          { label: t('one.fee'), value: name(card.fee) },
          { label: t('one.fees'), value: card.fees_shared ? t('one.feesShared') : t('one.feesKept') },
          { label: t('one.digest'), value: <span className="mono" style={{ wordBreak: 'break-all' }}>{card.digest}</span> },
        ]}
      />
    </Panel>
  );
}

function Entries({ id, currency }: { id: string; currency: string }) {
  const { t } = useTranslation('packages');
  const name = useName();
  const units = useUnit(currency);
  const query = $api.useQuery('get', '/v1/packages/{id}/entries', { params: { path: { id } } });
  return (
    <Panel title={t('entries.title')} lead={t('entries.lead')}>
      <Loaded query={query}>
        {(entries) => (
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('entries.title')} style={{ maxHeight: 420, overflow: 'auto' }}>
            <table className="plain-table" style={{ minWidth: 680 }}>
              <thead><tr><th scope="col">{t('entries.on')}</th><th scope="col">{t('entries.rule')}</th><th scope="col">{t('entries.loan')}</th><th scope="col">{t('entries.role')}</th><th scope="col" className="num">{units.heading(t('entries.amount'))}</th></tr></thead>
              <tbody>
                {entries.map((entry, index) => (
                  <tr key={index}><td><Day value={entry.on} /></td><td>{name(entry.rule)}</td><td className="num" style={{ textAlign: 'left' }}>{entry.number ?? entry.reference ?? ''}</td><td>{name(entry.role)}</td><td className="num"><Money value={entry.amount} /></td></tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function Changes({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const name = useName();
  const units = useUnit(card.outstanding.currency);
  return (
    <Panel title={t('changes.title')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('changes.title')}>
        <table className="plain-table" style={{ minWidth: 680 }}>
          <thead><tr><th scope="col">{t('changes.on')}</th><th scope="col">{t('changes.what')}</th><th scope="col" className="num">{units.heading(t('changes.amount'))}</th><th scope="col">{t('changes.reason')}</th><th scope="col">{t('changes.by')}</th></tr></thead>
          <tbody>
            {card.changes.map((change, index) => (
              <tr key={index}>
                <td><Day value={change.on} /></td><td>{name(change.what)}</td><td className="num">{change.amount && <Money value={change.amount} />}</td>
                <td>{typeof change.loans === 'number' ? t('changes.loans', { count: change.loans }) : (change.reason ?? '')}</td><td>{change.by}{change.approved_by && ` · ${change.approved_by}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Refused({ loans }: { loans: Card['refused'] }) {
  const { t } = useTranslation('packages');
  const name = useName();
  if (!loans || loans.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={t('one.refused')}
      description={<ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>{loans.map((one) => <li key={one.loan}><span className="mono">{one.number ?? one.loan}</span> {name(one.why)}</li>)}</ul>}
    />
  );
}

function Whole({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const { t: c } = useTranslation();
  const [refused, setRefused] = useState<Card['refused']>([]);
  const running = card.state.id === 'running';
  return (
    <>
      <PageHeader
        title={t('one.title', { kind: t(card.form.id === 'joint' ? 'one.joint' : 'one.package'), number: card.number })}
        tags={<><NamedTag value={card.state} /><SimulatedBadge show={card.simulated} /></>}
        lead={t('one.lead', { name: card.name, share: percent(card.share_percent) })}
        acts={<Acts card={card} refused={setRefused} />}
      />
      {card.waiting.length > 0 && <Alert type="info" showIcon style={{ marginBottom: 16 }} message={<Link to={'/approvals' as never}>{t('one.waits', { count: card.waiting.length })}</Link>} />}
      <Refused loans={refused} />
      {card.loans_of.some((loan) => loan.refused) && <Alert type="error" showIcon style={{ marginBottom: 16 }} message={t('one.unfit')} />}
      <Stats
        figures={[
          { label: t('one.outstanding'), value: <Money value={card.outstanding} unit /> },
          { label: t('one.shared'), value: <Money value={card.principal} unit /> },
          { label: t('one.kept'), value: <Money value={card.kept} unit />, note: t('one.keptNote') },
          ...(card.result ? [{ label: t('one.result'), value: <Money value={card.result} unit />, note: t('one.resultNote') }] : []),
          ...(card.still_due ? [{ label: t('one.due'), value: <Money value={card.still_due} unit /> }] : []),
        ]}
      />
      <div className="grid">
        <Terms card={card} />
        <Holders holders={card.holders_of} title={t('holders.title')} />
        <Loans card={card} />
        {running && <CashFlows card={card} />}
        {running && <PackageStatement id={card.id} holders={card.holders_of.length} />}
        {running && <Entries id={card.id} currency={card.outstanding.currency} />}
        <Changes card={card} />
        <Panel title={c('audit.title')}><AuditTrail object={`participation/${card.id}`} /></Panel>
      </div>
    </>
  );
}

export default function PackagePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/packages/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(card) => <Whole card={card} />}</Loaded>;
}
