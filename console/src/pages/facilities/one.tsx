// One facility: what is free today and why, its limit by season and stage and over time, its draws, what happened to it.
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { AuditTrail, Chart, Day, Fields, Loaded, Money, NamedTag, PageHeader, Panel, SimulatedBadge, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';
import { Acts } from './Acts.tsx';
import { Receivables } from './Receivables.tsx';

type Card = Schemas['FacilityCard'];

/** The limit in force and what is in use, from the first day to the last. */
function OverTime({ card }: { card: Card }) {
  const { t } = useTranslation('facilities');
  const { currency } = card.availability.limit;
  const units = useUnit(currency);
  const { points } = card;
  const option = useMemo<EChartsOption>(() => {
    const cash = (minor: number) => units.plot({ minor, currency });
    return {
      legend: { bottom: 0 },
      tooltip: { trigger: 'axis' },
      grid: { left: 8, right: 16, top: 36, bottom: 40, containLabel: true },
      xAxis: { type: 'time' },
      yAxis: { type: 'value', name: units.name },
      series: [
        { name: t('chart.ceiling'), type: 'line' as const, step: 'end' as const, symbol: 'none', data: points.map((point) => [point.on, cash(point.ceiling)]), lineStyle: { type: 'dashed' as const } },
        { name: t('chart.used'), type: 'line' as const, step: 'end' as const, symbol: 'none', areaStyle: { opacity: 0.25 }, data: points.filter((point) => typeof point.used === 'number').map((point) => [point.on, cash(point.used ?? 0)]) },
      ],
    };
  }, [points, currency, units, t]);
  const said = (minor: number | null | undefined) => (typeof minor === 'number' ? units.text({ minor, currency }) : '–');
  const free = (point: Card['points'][number]) => (typeof point.used === 'number' ? Math.max(0, point.ceiling - point.used) : null);
  return (
    <Chart
      title={t('chart.title')}
      lead={t('chart.lead')}
      describe={t('chart.describe', { limit: card.availability.ceiling.text, used: card.availability.used.text, free: card.availability.free.text })}
      option={option}
      table={{ columns: [t('chart.day'), units.heading(t('chart.ceiling')), units.heading(t('chart.used')), units.heading(t('chart.room'))], rows: points.map((point) => ({ key: point.on, cells: [point.on, said(point.ceiling), said(point.used), said(free(point))] })) }}
    />
  );
}

/** The limit of each season as a bar of the year. */
function Seasons({ card }: { card: Card }) {
  const { t } = useTranslation('facilities');
  const name = useName();
  const units = useUnit(card.availability.limit.currency);
  const { seasons } = card;
  const option = useMemo<EChartsOption>(() => ({
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: seasons.map((season) => `${name(season.name)}\n${season.from} – ${season.until}`) },
    yAxis: { type: 'value', name: units.name },
    series: [{ name: t('chart.ceiling'), type: 'bar' as const, barMaxWidth: 64, data: seasons.map((season) => ({ value: units.plot(season.limit), itemStyle: { opacity: season.now ? 1 : 0.45 } })) }],
  }), [seasons, name, units, t]);
  if (seasons.length === 0) return null;
  return (
    <Chart
      className="half"
      title={t('season.title')}
      lead={t('season.lead')}
      describe={seasons.map((season) => `${name(season.name)} ${season.from} – ${season.until} ${season.limit.text}`).join('; ')}
      option={option}
      height={220}
      table={{ columns: [t('season.name'), t('season.days'), t('season.part'), units.heading(t('chart.ceiling'))], rows: seasons.map((season) => ({ key: season.name.id, cells: [name(season.name), `${season.from} – ${season.until}`, name(season.part), units.text(season.limit)] })) }}
    />
  );
}

function Stages({ card }: { card: Card }) {
  const { t } = useTranslation('facilities');
  const name = useName();
  const units = useUnit(card.availability.limit.currency);
  if (card.stages.length === 0) return null;
  return (
    <Panel title={t('stage.title')} lead={t('stage.lead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('stage.title')}>
        <table className="plain-table" style={{ minWidth: 680 }}>
          <thead><tr><th scope="col">{t('stage.name')}</th><th scope="col" className="num">{units.heading(t('stage.opens'))}</th><th scope="col">{t('stage.milestone')}</th><th scope="col">{t('stage.source')}</th><th scope="col">{t('stage.state')}</th><th scope="col">{t('stage.evidence')}</th></tr></thead>
          <tbody>
            {card.stages.map((stage) => (
              <tr key={stage.name.id}>
                <th scope="row" style={{ fontWeight: 400 }}>{name(stage.name)} <span className="soft">{name(stage.part)}</span></th>
                <td className="num"><Money value={stage.opens} /></td>
                <td>{stage.milestone ? name(stage.milestone) : t('stage.fromStart')}</td>
                <td>{stage.source ?? '–'}</td>
                <td>
                  {stage.open ? <Tag color="success">{t('stage.open')} {stage.opened_on}</Tag>
                    : stage.proposal ? <Link to={'/approvals' as never}><Tag color="processing">{t('stage.waits')}</Tag></Link>
                      : <Tag>{t('stage.closed')}</Tag>}
                </td>
                <td>{stage.evidence ? <>{stage.attested_on} {stage.evidence} <span className="soft">{t('stage.hands', { by: stage.by, approved: stage.approved_by })}</span></> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Draws({ card }: { card: Card }) {
  const { t } = useTranslation('facilities');
  const units = useUnit(card.availability.limit.currency);
  return (
    <Panel title={t('draws.title')} lead={t('draws.lead')}>
      {card.draws.length === 0 ? <p className="soft">{t('draws.none')}</p> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('draws.title')}>
          <table className="plain-table" style={{ minWidth: 680 }}>
            <thead><tr><th scope="col">{t('draws.loan')}</th><th scope="col">{t('draws.on')}</th><th scope="col">{t('draws.matures')}</th><th scope="col" className="num">{units.heading(t('draws.amount'))}</th><th scope="col" className="num">{units.heading(t('draws.owed'))}</th><th scope="col" className="num">{units.heading(t('draws.counted'))}</th><th scope="col">{t('draws.state')}</th></tr></thead>
            <tbody>
              {card.draws.map((draw) => (
                <tr key={draw.loan}>
                  <th scope="row" style={{ fontWeight: 400 }}><Link className="row-link num" to={`/loans/${draw.loan}` as never}>{draw.number}</Link></th>
                  <td><Day value={draw.on} /></td><td><Day value={draw.matures_on} /></td>
                  <td className="num"><Money value={draw.amount} unit={draw.amount.currency !== draw.counted.currency} /></td><td className="num"><Money value={draw.owed} unit={draw.owed.currency !== draw.counted.currency} /></td><td className="num"><Money value={draw.counted} /></td>
                  <td><NamedTag value={draw.state} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** What is used in which currency of a facility that is drawn in several, and by which parity it counts. */
function UsedIn({ card }: { card: Card }) {
  const { t } = useTranslation('facilities');
  const { t: c } = useTranslation();
  const units = useUnit(card.availability.limit.currency);
  if (card.used_in.length === 0) return null;
  return (
    <Panel title={t('usedIn.title')} lead={t('usedIn.lead')}>
      <table className="plain-table">
        <thead><tr><th scope="col">{c('field.currency')}</th><th scope="col" className="num">{t('usedIn.used')}</th><th scope="col" className="num">{t('usedIn.parity')}</th><th scope="col" className="num">{units.heading(t('draws.counted'))}</th></tr></thead>
        <tbody>
          {card.used_in.map((one) => (
            <tr key={one.used.currency}>
              <th scope="row" style={{ fontWeight: 400 }}>{one.used.currency}</th>
              <td className="num"><Money value={one.used} unit /></td>
              <td className="num">{one.parity ? `${one.parity.yuan} (${one.parity.published_on})` : '–'}</td>
              <td className="num"><Money value={one.counted} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Changes({ card }: { card: Card }) {
  const { t } = useTranslation('facilities');
  const name = useName();
  const units = useUnit(card.availability.limit.currency);
  return (
    <Panel title={t('changes.title')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('changes.title')}>
      <table className="plain-table" style={{ minWidth: 680 }}>
        <thead><tr><th scope="col">{t('changes.on')}</th><th scope="col">{t('changes.what')}</th><th scope="col" className="num">{units.heading(t('changes.amount'))}</th><th scope="col">{t('changes.reason')}</th><th scope="col">{t('changes.by')}</th></tr></thead>
        <tbody>
          {card.changes.map((change, index) => (
            <tr key={index}>
              <td><Day value={change.on} /></td><td>{name(change.what)}</td>
              <td className="num">{change.amount && <Money value={change.amount} />}</td>
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
  const { t } = useTranslation('facilities');
  const { t: c } = useTranslation();
  const name = useName();
  const now = card.availability;
  return (
    <>
      <PageHeader
        title={t('one.title', { number: card.number })}
        tags={<><NamedTag value={card.state} /><Tag>{name(card.revolving)}</Tag><SimulatedBadge show={card.simulated} /></>}
        lead={t('one.lead', { product: name({ zh: card.product_zh, en: card.product_en }), from: card.from, until: card.until })}
        acts={<Acts card={card} />}
      />
      <nav style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', marginBottom: 12 }} aria-label={t('one.title', { number: card.number })}>
        <Link to={`/firms/${card.firm}` as never}>{t('column.firm')} {card.firm_name ? <span lang="zh">{card.firm_name}</span> : t('erased')}</Link>
        <Link to={`/applications/${card.application}` as never}>{t('one.application')}</Link>
        {card.unfreeze_proposal && <Link to={'/approvals' as never}>{t('one.unfreezeWaits')}</Link>}
      </nav>
      {now.stops.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={t('one.stopped', { why: now.stops.map(name).join(' · ') })} />}
      <Stats
        figures={[
          { label: t('column.ceiling'), value: <Money value={now.ceiling} unit /> },
          { label: t('column.used'), value: <Money value={now.used} unit /> },
          { label: t('column.free'), value: <Money value={now.free} unit /> },
          ...(now.over.minor > 0 ? [{ label: t('one.over'), value: <Money value={now.over} unit /> }] : []),
        ]}
      />
      <div className="grid">
        <Panel title={t('one.how')}>
          <Fields
            items={[
              { label: t('one.signed'), value: <Money value={card.signed} unit /> },
              { label: t('column.limit'), value: <Money value={now.limit} unit /> },
              ...(card.seasons.length > 0 ? [{ label: t('one.seasonal'), value: <Money value={now.seasonal} unit /> }] : []),
              ...(card.stages.length > 0 ? [{ label: t('one.opened'), value: <Money value={now.opened} unit /> }] : []),
              ...(now.covered ? [{ label: t('covered'), value: <Money value={now.covered} unit /> }] : []),
              { label: t('one.rate'), value: <>{percent(card.rate.annual_percent)} {name(card.method)}</> },
              { label: t('one.least'), value: <Money value={card.draw_minimum} unit /> },
              { label: t('one.months'), value: card.draw_months },
              { label: t('one.maturesBy'), value: <Day value={card.matures_by} /> },
            ]}
          />
        </Panel>
        <OverTime card={card} />
        <Seasons card={card} />
        <Stages card={card} />
        {card.receivables && <Receivables facility={card.id} />}
        <UsedIn card={card} />
        <Draws card={card} />
        <Changes card={card} />
        <Panel title={c('audit.title')}><AuditTrail object={`facility/${card.id}`} /></Panel>
      </div>
    </>
  );
}

export default function FacilityPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/facilities/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(card) => <Whole card={card} />}</Loaded>;
}
