// A firm's portrait: five dimensions, scores over time, every indicator, and one number followed back to file and row.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Drawer, Empty, Grid, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Day, Fields, Instant, Loaded, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count, listed, percent } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { FirmAlerts, IndicatorAlerts } from './Alerts.tsx';
import { measured } from './measured.ts';
import { Measured, useHeading } from './Measured.tsx';
import { Peers } from './Peers.tsx';
import './firms.css';

type Card = Schemas['PortraitCard'];
type Indicator = Schemas['PortraitIndicator'];

const shown = (text: string | null | undefined) => text ?? '–';

function Radar({ card }: { card: Card }) {
  const { t } = useTranslation('firms');
  const heading = useHeading();
  const { lang } = useDisplay();
  const dimensions = card.scores.dimensions;
  const option = useMemo<EChartsOption>(() => {
    const said = (one: Schemas['PortraitDimension']) => (one.score ? t('portrait.pointsOf', { points: one.score }) : t('portrait.notScored'));
    return {
      tooltip: { trigger: 'item', formatter: () => dimensions.map((one) => `${heading(one.dimension)}　${said(one)}`).join('<br>') },
      radar: { indicator: dimensions.map((one) => ({ name: `${heading(one.dimension)}\n${said(one)}`, max: 100 })), radius: '60%', center: ['50%', '54%'] },
      series: [{ type: 'radar' as const, areaStyle: { opacity: 0.25 }, data: [{ name: t('portrait.scores'), value: dimensions.map((one) => Number(one.score ?? 0)) }] }],
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [card, t, lang]);
  return (
    <Chart
      className="half"
      title={t('portrait.dimensions')}
      lead={t('portrait.dimensionsLead')}
      option={option}
      height={320}
      table={{ columns: [t('portrait.dimension'), t('portrait.scoreOf'), t('portrait.coverage')], rows: dimensions.map((one) => ({ key: one.dimension.id, cells: [heading(one.dimension), one.score ?? t('portrait.notScored'), percent(one.coverage_percent)] })) }}
    />
  );
}

function Course({ id }: { id: string }) {
  const { t } = useTranslation('firms');
  const query = $api.useQuery('get', '/v1/firms/{id}/portrait/history', { params: { path: { id } } });
  const months = query.data?.months;
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: months?.map((month) => month.on.slice(0, 7)) ?? [] },
      yAxis: { type: 'value', min: 0, max: 100, name: t('portrait.pointUnit') },
      series: [{ type: 'line', name: t('portrait.total'), connectNulls: false, data: months?.map((month) => (month.total ? Number(month.total) : null)) ?? [] }],
    }),
    [months, t],
  );
  return (
    <Loaded query={query}>
      {() => (
        <Chart
          title={t('portrait.course')}
          lead={t('portrait.courseLead')}
          option={option}
          height={320}
          table={{ columns: [t('portrait.on'), t('portrait.totalOf'), t('portrait.grade')], rows: (months ?? []).filter((month) => month.total).map((month) => ({ key: month.on, cells: [month.on, shown(month.total), shown(month.grade)] })) }}
        />
      )}
    </Loaded>
  );
}

type Detail = Schemas['IndicatorDetail'];

/** The course of one indicator in its unit. */
function CourseOf({ detail }: { detail: Detail }) {
  const { t } = useTranslation('firms');
  const heading = useHeading();
  const { lang } = useDisplay();
  const { indicator: one, course } = detail;
  const said = (value: string | null | undefined) => {
    const { number, after, close } = measured(value, one.unit, lang);
    return after ? `${number}${close ? '' : ' '}${after}` : number;
  };
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
      tooltip: {
        trigger: 'axis',
        formatter: (points: unknown) => {
          const at = course[(points as { dataIndex: number }[])[0]?.dataIndex ?? 0];
          return at ? `${at.on}<br>${heading(one.indicator)}　${said(at.value)}` : '';
        },
      },
      xAxis: { type: 'category', data: course.map((point) => point.on.slice(0, 7)) },
      yAxis: { type: 'value', scale: true, name: measured('', one.unit, lang).after, nameTextStyle: { align: 'left' } },
      series: [{ type: 'line', name: heading(one.indicator), data: course.map((point) => point.number ?? null) }],
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [detail, lang],
  );
  return <Chart title={t('portrait.courseOf')} lead={t('portrait.courseOfLead')} option={option} height={220} table={{ columns: [t('portrait.on'), t('portrait.value')], rows: course.filter((point) => point.value).map((point) => ({ key: point.on, cells: [point.on, said(point.value)] })) }} />;
}

function Lineage({ detail }: { detail: Detail }) {
  const { t } = useTranslation('firms');
  const name = useName();
  const heading = useHeading();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const { traces, traces_in_all: all } = detail;
  const lead = traces.length < all ? t('portrait.lineageSome', { shown: count(traces.length), all: count(all) }) : t('portrait.lineageAll', { all: count(all) });
  const superseded = traces.some((trace) => trace.superseded);
  const value = (trace: Schemas['TraceCard']) => (
    <>
      {trace.superseded && <small>{t('portrait.superseded')} </small>}
      {trace.value === null || trace.value === undefined ? t('portrait.takenBack') : trace.superseded ? <s><Measured value={trace.value} unit={trace.unit} /></s> : <Measured value={trace.value} unit={trace.unit} />}
    </>
  );
  return (
    <Panel title={t('portrait.lineage')} lead={<>{lead}{superseded && t('portrait.lineageOld')}</>}>
      {traces.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('portrait.noTrace')} />}
      {traces.length > 0 && narrow && (
        <ul className="list-cards">
          {traces.map((trace, index) => (
            <li key={index} className={`list-card ${trace.superseded ? 'soft' : ''}`}>
              <div className="list-card-head"><Day value={trace.on} /><span>{value(trace)}</span></div>
              <dl>
                <dt>{t('portrait.source')}</dt><dd>{heading(trace.source)} · {name(trace.measure)}</dd>
                <dt>{t('portrait.file')}</dt><dd>{t('portrait.fileRow', { file: trace.file, row: count(trace.row) })}</dd>
                <dt>{t('portrait.learned')}</dt><dd><Instant value={trace.learned_at} /></dd>
              </dl>
            </li>
          ))}
        </ul>
      )}
      {traces.length > 0 && !narrow && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('portrait.lineage')}>
          <table className="plain-table" style={{ minWidth: 640 }}>
            <thead><tr><th scope="col">{t('portrait.on')}</th><th scope="col">{t('portrait.source')}</th><th scope="col" className="num">{t('portrait.value')}</th><th scope="col">{t('portrait.file')}</th><th scope="col" className="num">{t('portrait.row')}</th><th scope="col">{t('portrait.learned')}</th></tr></thead>
            <tbody>
              {traces.map((trace, index) => (
                <tr key={index} className={trace.superseded ? 'soft' : ''}>
                  <td><Day value={trace.on} /></td>
                  <td>{heading(trace.source)} · {name(trace.measure)}</td>
                  <td className="num">{value(trace)}</td>
                  <td>{trace.file}{trace.replayed_from && <small className="soft"> · {t('portrait.replayed')}</small>}</td>
                  <td className="num">{count(trace.row)}</td>
                  <td><Instant value={trace.learned_at} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** One indicator followed back: its course, and what each source reported, with file and row. */
function Trace({ firm, indicator }: { firm: string; indicator: string }) {
  const { t } = useTranslation('firms');
  const { lang } = useDisplay();
  const name = useName();
  const heading = useHeading();
  const query = $api.useQuery('get', '/v1/firms/{id}/portrait/indicators/{indicator}', { params: { path: { id: firm, indicator } } });
  return (
    <Loaded query={query}>
      {(detail) => {
        const one = detail.indicator;
        return (
          <div className="grid">
            <Panel className="portrait-facts">
              <Fields
                items={[
                  { label: t('portrait.value'), value: one.value ? <Measured value={one.value} unit={one.unit} /> : name(one.missing) },
                  { label: t('portrait.points'), value: one.points ? t('portrait.pointsOf', { points: one.points }) : t('portrait.onlyShown') },
                  { label: t('portrait.meaning'), value: heading(one.meaning) },
                  { label: t('portrait.direction'), value: heading(one.direction) },
                  { label: t('portrait.computed'), value: <>{heading(one.operation)} <span className="mono soft">{one.formula}</span></> },
                  { label: t('portrait.over'), value: t('portrait.window', { months: one.window_months }) },
                  { label: t('portrait.source'), value: listed(one.sources.map(heading), lang) },
                  { label: t('portrait.dimension'), value: t('portrait.weighs', { dimension: heading(one.dimension), weight: one.weight }) },
                ]}
              />
            </Panel>
            <IndicatorAlerts firm={firm} indicator={indicator} />
            <CourseOf detail={detail} />
            <Lineage detail={detail} />
          </div>
        );
      }}
    </Loaded>
  );
}

/** What has no value, by reason: the names are there for whoever asks. */
function Missing({ rows }: { rows: Indicator[] }) {
  const { t } = useTranslation('firms');
  const { lang } = useDisplay();
  const name = useName();
  const heading = useHeading();
  const reasons = [...new Map(rows.map((one) => [one.missing?.id ?? '', one.missing])).entries()];
  return reasons.map(([id, reason]) => {
    const these = rows.filter((one) => (one.missing?.id ?? '') === id);
    return (
      <details key={id} className="soft" style={{ marginTop: 12, fontSize: 13 }}>
        <summary style={{ cursor: 'pointer' }}>{reason ? t('portrait.missingFor', { count: these.length, reason: name(reason) }) : t('portrait.missing', { count: these.length })}</summary>
        <p style={{ margin: '6px 0 0' }}>{listed(these.map((one) => heading(one.indicator)), lang)}</p>
      </details>
    );
  });
}

function Indicators({ card, onPick }: { card: Card; onPick: (indicator: Indicator) => void }) {
  const { t } = useTranslation('firms');
  const { lang } = useDisplay();
  const heading = useHeading();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const dimensions = card.scores.dimensions.map((one) => one.dimension);
  const [dimension, setDimension] = useState(dimensions[0]?.id ?? '');
  const of = (id: string) => card.indicators.filter((one) => one.dimension.id === id);
  const known = of(dimension).filter((one) => one.value);
  const missing = of(dimension).filter((one) => !one.value);
  const tell = (one: Indicator) => <small className="soft" style={{ display: 'block' }}>{heading(one.meaning)} · {listed(one.sources.map(heading), lang)}</small>;
  return (
    <Panel title={t('portrait.indicators', { count: card.indicators.filter((one) => one.value).length, all: card.indicators.length })} lead={t('portrait.indicatorsLead')}>
      <div className="scroll-x" style={{ marginBottom: 12 }}>
        <Segmented aria-label={t('portrait.dimension')} value={dimension} onChange={(value) => setDimension(String(value))} options={dimensions.map((one) => ({ value: one.id, label: `${heading(one)} ${of(one.id).filter((indicator) => indicator.value).length}/${of(one.id).length}` }))} />
      </div>
      {known.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('portrait.noneHere')} />}
      {known.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('portrait.indicators', { count: known.length, all: known.length + missing.length })}>
          <table className="plain-table">
            <thead><tr><th scope="col">{t('portrait.indicator')}</th><th scope="col" className="num">{t('portrait.value')}</th><th scope="col" className="num">{t('portrait.pointsShort')}</th>{!narrow && <><th scope="col">{t('portrait.meaning')}</th><th scope="col">{t('portrait.source')}</th></>}</tr></thead>
            <tbody>
              {known.map((one) => (
                <tr key={one.indicator.id}>
                  <th scope="row" style={{ fontWeight: 400 }}><Button type="link" size="small" className="indicator-link" onClick={() => onPick(one)}>{heading(one.indicator)}</Button>{narrow && tell(one)}</th>
                  <td className="num"><Measured value={one.value} unit={one.unit} /></td>
                  <td className="num">{shown(one.points)}</td>
                  {!narrow && <><td className="soft">{heading(one.meaning)}</td><td className="soft" style={{ whiteSpace: 'nowrap' }}>{listed(one.sources.map(heading), lang)}</td></>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Missing rows={missing} />
    </Panel>
  );
}

/** How likely the account runs dry, and why: of a model trained on simulated firms, which it says. */
function CashBreak({ foreseen }: { foreseen: Schemas['CashBreakCard'] }) {
  const { t } = useTranslation('firms');
  const { lang } = useDisplay();
  const heading = useHeading();
  // A reason says what was read and, after a colon, that it raises the probability: the heading says that already.
  const reasons = listed(foreseen.reasons.map((one) => heading(one).split(/：|: /)[0] ?? ''), lang);
  return (
    <Alert
      className="cash-break"
      type={foreseen.alarm ? 'warning' : 'info'}
      showIcon
      message={t('portrait.cashBreak', { days: foreseen.within_days, percent: percent(foreseen.probability_percent) })}
      description={<>{foreseen.alarm ? t('portrait.cashBreakAlarm') : t('portrait.cashBreakQuiet')}{reasons && ` ${t('portrait.cashBreakWhy', { reasons })}`} {foreseen.trained_on_simulated && t('portrait.cashBreakModel')}</>}
    />
  );
}

export function Portrait({ firm }: { firm: Schemas['FirmCard'] }) {
  const { t } = useTranslation('firms');
  const { lang } = useDisplay();
  const may = useMay();
  const heading = useHeading();
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  /** The open indicator stands in the address, so that an alert leads to it. */
  const pick = (indicator: string | undefined) => void navigate({ to: '.', search: { ...search, indicator } as never, resetScroll: false });
  const query = $api.useQuery('get', '/v1/firms/{id}/portrait', { params: { path: { id: firm.id } } });
  return (
    <Loaded query={query}>
      {(card) => {
        const { scores } = card;
        const picked = card.indicators.find((one) => one.indicator.id === search.indicator);
        const unused = card.not_consented.length > 0 && t('portrait.notConsented', { categories: listed(card.not_consented.map(heading), lang) });
        if (card.facts === 0) {
          return (
            <div className="grid">
              <Panel>
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t('portrait.empty')}{unused && <><br />{unused}</>}</>}>
                  {may('deliver-sources') && <Link to={'/sources' as never}><Button tabIndex={-1}>{t('portrait.bring')}</Button></Link>}
                </Empty>
              </Panel>
              <FirmAlerts firm={firm.id} />
            </div>
          );
        }
        return (
          <>
            <Stats
              figures={[
                { label: t('portrait.total'), value: shown(scores.total), unit: scores.total ? t('portrait.ofHundred') : undefined },
                { label: t('portrait.grade'), value: shown(scores.grade), note: t('portrait.gradeNote') },
                { label: t('portrait.class'), value: scores.sub_class ? heading(scores.sub_class) : '–', note: scores.class ? heading(scores.class) : undefined },
                { label: t('portrait.stage'), value: scores.stage ? heading(scores.stage) : '–' },
                { label: t('portrait.coverage'), value: percent(scores.coverage_percent), note: t('portrait.coverageNote') },
                { label: t('portrait.confidence'), value: percent(scores.confidence_percent), note: t('portrait.confidenceNote') },
              ]}
            />
            <p className="soft">{t('portrait.seen', { day: scores.on, facts: count(card.facts), categories: listed(card.seen.map(heading), lang) || '–' })}{unused && ` ${unused}`}</p>
            {card.cash_break && <CashBreak foreseen={card.cash_break} />}
            <div className="grid">
              <FirmAlerts firm={firm.id} />
              <Radar card={card} />
              <div className="half portrait-course"><Course id={firm.id} /></div>
              <Peers id={firm.id} />
              <Indicators card={card} onPick={(one) => pick(one.indicator.id)} />
            </div>
            <Drawer open={picked !== undefined} onClose={() => pick(undefined)} title={picked ? heading(picked.indicator) : ''} width="min(960px, 100vw)" destroyOnHidden styles={{ body: { padding: 16 } }}>
              {picked && <Trace firm={firm.id} indicator={picked.indicator.id} />}
            </Drawer>
          </>
        );
      }}
    </Loaded>
  );
}
