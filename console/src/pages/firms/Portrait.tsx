// A firm's portrait: five dimensions, scores over time, every indicator, and one number followed back to file and row.
import { Drawer, Empty, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Day, Instant, Loaded, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName } from '@/display.tsx';

type Card = Schemas['PortraitCard'];
type Indicator = Schemas['PortraitIndicator'];

const shown = (text: string | null | undefined) => text ?? '–';

function Radar({ card }: { card: Card }) {
  const { t } = useTranslation('firms');
  const name = useName();
  const dimensions = card.scores.dimensions;
  const option = useMemo<EChartsOption>(
    () => ({
      tooltip: { trigger: 'item' },
      radar: { indicator: dimensions.map((one) => ({ name: name(one.dimension), max: 100 })), radius: '62%', axisName: { color: 'inherit' } },
      series: [{ type: 'radar' as const, areaStyle: { opacity: 0.25 }, itemStyle: { color: '#1d5f8a' }, data: [{ name: t('portrait.scores'), value: dimensions.map((one) => Number(one.score ?? 0)) }] }],
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [card, t],
  );
  return (
    <Chart
      className="half"
      title={t('portrait.dimensions')}
      lead={t('portrait.dimensionsLead')}
      option={option}
      height={320}
      table={{ columns: [t('portrait.dimension'), t('portrait.score'), t('portrait.coverage')], rows: dimensions.map((one) => ({ key: one.dimension.id, cells: [name(one.dimension), shown(one.score), `${one.coverage_percent}%`] })) }}
    />
  );
}

function Course({ id }: { id: string }) {
  const { t } = useTranslation('firms');
  const query = $api.useQuery('get', '/v1/firms/{id}/portrait/history', { params: { path: { id } } });
  return (
    <Loaded query={query}>
      {(history) => {
        const months = history.months;
        const option: EChartsOption = {
          grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
          tooltip: { trigger: 'axis' },
          xAxis: { type: 'category', data: months.map((month) => month.on.slice(0, 7)) },
          yAxis: { type: 'value', min: 0, max: 100 },
          series: [{ type: 'line', name: t('portrait.total'), connectNulls: false, itemStyle: { color: '#1d5f8a' }, data: months.map((month) => (month.total ? Number(month.total) : null)) }],
        };
        return (
          <Chart
            className="half"
            title={t('portrait.course')}
            lead={t('portrait.courseLead')}
            option={option}
            height={320}
            table={{ columns: [t('portrait.on'), t('portrait.total'), t('portrait.grade')], rows: months.map((month) => ({ key: month.on, cells: [month.on, shown(month.total), shown(month.grade)] })) }}
          />
        );
      }}
    </Loaded>
  );
}

/** One indicator followed back: its course, and what each source reported, with file and row. */
function Trace({ firm, indicator }: { firm: string; indicator: string }) {
  const { t } = useTranslation('firms');
  const name = useName();
  const query = $api.useQuery('get', '/v1/firms/{id}/portrait/indicators/{indicator}', { params: { path: { id: firm, indicator } } });
  return (
    <Loaded query={query}>
      {(detail) => {
        const { indicator: one, course, traces } = detail;
        const option: EChartsOption = {
          grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
          tooltip: { trigger: 'axis' },
          xAxis: { type: 'category', data: course.map((point) => point.on.slice(0, 7)) },
          yAxis: { type: 'value', scale: true, name: name(one.unit) },
          series: [{ type: 'line', name: name(one.indicator), itemStyle: { color: '#1d5f8a' }, data: course.map((point) => point.number ?? null) }],
        };
        return (
          <>
            <p>{name(one.meaning)}</p>
            <p className="soft">{name(one.operation)} · <span className="mono">{one.formula}</span> · {t('portrait.window', { months: one.window_months })}</p>
            <Chart title={t('portrait.courseOf')} option={option} height={220} table={{ columns: [t('portrait.on'), t('portrait.value')], rows: course.map((point) => ({ key: point.on, cells: [point.on, shown(point.value)] })) }} />
            <Panel title={t('portrait.lineage')} lead={t('portrait.lineageLead', { shown: traces.length, all: detail.traces_in_all })}>
              <div className="scroll-x" tabIndex={0} role="region" aria-label={t('portrait.lineage')}>
                <table className="plain-table">
                  <thead><tr><th scope="col">{t('portrait.on')}</th><th scope="col">{t('portrait.source')}</th><th scope="col" className="num">{t('portrait.value')}</th><th scope="col">{t('portrait.file')}</th><th scope="col" className="num">{t('portrait.row')}</th><th scope="col">{t('portrait.learned')}</th></tr></thead>
                  <tbody>
                    {traces.map((trace, index) => (
                      <tr key={index} className={trace.superseded ? 'soft' : ''}>
                        <td><Day value={trace.on} /></td>
                        <td>{name(trace.source)} · {name(trace.measure)}</td>
                        <td className="num">{trace.value === null || trace.value === undefined ? t('portrait.takenBack') : `${trace.value} ${name(trace.unit)}`}{trace.superseded && <small> {t('portrait.superseded')}</small>}</td>
                        <td className="mono">{trace.file}</td>
                        <td className="num">{trace.row}</td>
                        <td><Instant value={trace.learned_at} /></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Panel>
          </>
        );
      }}
    </Loaded>
  );
}

function Indicators({ card, onPick }: { card: Card; onPick: (indicator: Indicator) => void }) {
  const { t } = useTranslation('firms');
  const name = useName();
  const dimensions = card.scores.dimensions.map((one) => one.dimension);
  const [dimension, setDimension] = useState(dimensions[0]?.id ?? '');
  const rows = card.indicators.filter((one) => one.dimension.id === dimension);
  const known = rows.filter((one) => one.value);
  const missing = rows.filter((one) => !one.value);
  return (
    <Panel title={t('portrait.indicators', { count: card.indicators.filter((one) => one.value).length, all: card.indicators.length })} lead={t('portrait.indicatorsLead')}>
      <div className="scroll-x" style={{ marginBottom: 12 }}>
        <Segmented aria-label={t('portrait.dimension')} value={dimension} onChange={(value) => setDimension(String(value))} options={dimensions.map((one) => ({ value: one.id, label: name(one) }))} />
      </div>
      {known.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('portrait.noneHere')} />}
      {known.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('portrait.indicatorsLead')}>
          <table className="plain-table">
            <thead><tr><th scope="col">{t('portrait.indicator')}</th><th scope="col" className="num">{t('portrait.value')}</th><th scope="col" className="num">{t('portrait.points')}</th><th scope="col">{t('portrait.meaning')}</th><th scope="col">{t('portrait.source')}</th></tr></thead>
            <tbody>
              {known.map((one) => (
                <tr key={one.indicator.id}>
                  <th scope="row" style={{ fontWeight: 400 }}><button type="button" className="row-link" style={{ background: 'none', border: 0, padding: 0, textAlign: 'start', cursor: 'pointer', font: 'inherit', textDecoration: 'underline' }} onClick={() => onPick(one)}>{name(one.indicator)}</button></th>
                  <td className="num">{one.value} <small className="soft">{name(one.unit)}</small></td>
                  <td className="num">{shown(one.points)}</td>
                  <td className="soft" style={{ whiteSpace: 'normal' }}>{name(one.meaning)}</td>
                  <td className="soft">{one.sources.map((source) => name(source)).join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {missing.length > 0 && <p className="soft" style={{ marginTop: 12 }}>{t('portrait.missing', { count: missing.length })}{missing.slice(0, 12).map((one) => `${name(one.indicator)}（${one.missing ? name(one.missing) : ''}）`).join('、')}{missing.length > 12 ? '……' : ''}</p>}
    </Panel>
  );
}

export function Portrait({ firm }: { firm: Schemas['FirmCard'] }) {
  const { t } = useTranslation('firms');
  const name = useName();
  const [picked, setPicked] = useState<Indicator>();
  const query = $api.useQuery('get', '/v1/firms/{id}/portrait', { params: { path: { id: firm.id } } });
  return (
    <Loaded query={query}>
      {(card) => (
        <>
          <Stats
            figures={[
              { label: t('portrait.total'), value: shown(card.scores.total) },
              { label: t('portrait.grade'), value: shown(card.scores.grade) },
              { label: t('portrait.class'), value: card.scores.sub_class ? name(card.scores.sub_class) : '–' },
              { label: t('portrait.stage'), value: card.scores.stage ? name(card.scores.stage) : '–' },
              { label: t('portrait.coverage'), value: `${card.scores.coverage_percent}%` },
              { label: t('portrait.confidence'), value: `${card.scores.confidence_percent}%` },
            ]}
          />
          <p className="soft">{t('portrait.seen', { facts: card.facts, categories: card.seen.map((one) => name(one)).join('、') || '–' })}{card.not_consented.length > 0 && ` ${t('portrait.notConsented', { categories: card.not_consented.map((one) => name(one)).join('、') })}`}</p>
          {card.facts === 0 ? (
            <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('portrait.empty')} /></Panel>
          ) : (
            <>
              <div className="grid"><Radar card={card} /><Course id={firm.id} /></div>
              <Indicators card={card} onPick={setPicked} />
            </>
          )}
          <Drawer open={picked !== undefined} onClose={() => setPicked(undefined)} title={picked ? name(picked.indicator) : ''} width="min(960px, 96vw)" destroyOnHidden>
            {picked && <Trace firm={firm.id} indicator={picked.indicator.id} />}
          </Drawer>
        </>
      )}
    </Loaded>
  );
}
