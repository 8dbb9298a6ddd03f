// What the card looks at: information values, and each characteristic's bins as picture and table.
import { Button, Collapse, Tag } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, NamedTag, Panel } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { GOOD_TO_BAD } from '@/theme/tokens.ts';
import { figure, points } from './figures.ts';
import { Makeup } from './Makeup.tsx';
import type { Card } from './one.tsx';
import './scorecards.css';

type Characteristic = Schemas['CharacteristicCard'];

function useBinLabel(): (bin: Characteristic['bins'][number]) => string {
  const { lang } = useDisplay();
  return useCallback((bin) => (lang === 'zh' ? bin.label_zh : bin.label), [lang]);
}

function BinsTable({ held }: { held: Characteristic }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const label = useBinLabel();
  const all = held.bins.reduce((sum, bin) => sum + bin.rows, 0);
  const best = Math.max(...held.bins.map((bin) => bin.points));
  const heads = [t('bins.rows'), t('bins.share'), t('bins.badRate'), t('bins.woe'), t('bins.points')];
  return (
    <Panel className="half" title={t('bins.points')} lead={t('bins.woeNote')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={name(held)}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('bins.label')}</th>
              {heads.map((head) => <th key={head} scope="col" className="num">{head}</th>)}
            </tr>
          </thead>
          <tbody>
            {held.bins.map((bin) => (
              <tr key={bin.label}>
                <th scope="row" style={{ fontWeight: 400 }}>{label(bin)}</th>
                <td className="num">{count(bin.rows)}</td>
                <td className="num">{all > 0 ? percent((bin.rows / all) * 100, 1) : '–'}</td>
                <td className="num">{percent(bin.bad_rate_percent)}</td>
                <td className="num">{figure(bin.woe, 3)}</td>
                <td className="num">{bin.points === best ? <strong>{points(bin.points)}</strong> : points(bin.points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Bins({ held }: { held: Characteristic }) {
  const { t } = useTranslation('scorecards');
  const { theme } = useDisplay();
  const name = useName();
  const label = useBinLabel();
  const option = useMemo<EChartsOption>(
    () => ({
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
      xAxis: { type: 'category', data: held.bins.map(label), axisLabel: { interval: 0, hideOverlap: false, width: 70, overflow: 'break', fontSize: 11 } },
      yAxis: [
        { type: 'value', minInterval: 1 },
        { type: 'value', min: 0, axisLabel: { formatter: '{value}%' }, splitLine: { show: false } },
      ],
      series: [
        { name: t('bins.rowsAxis'), type: 'bar', data: held.bins.map((bin) => bin.rows), barMaxWidth: 48, itemStyle: { opacity: 0.75 } },
        {
          name: t('bins.badRateAxis'), type: 'line', yAxisIndex: 1, symbolSize: 8, lineStyle: { width: 2 },
          itemStyle: { color: GOOD_TO_BAD[theme][4] },
          data: held.bins.map((bin) => (bin.bad_rate_percent === null || bin.bad_rate_percent === undefined ? null : Number(bin.bad_rate_percent.toFixed(2)))),
        },
      ],
    }),
    [held, t, theme, label],
  );
  return (
    <>
      <p className="soft" style={{ margin: '0 0 8px' }}>
        {[
          name(held) === held.feature ? '' : held.feature,
          t('bins.lead', { coefficient: figure(held.coefficient) }),
          held.psi === null || held.psi === undefined ? '' : t('bins.psi', { value: figure(held.psi, 3) }),
        ].filter(Boolean).join(' · ')}
      </p>
      <div className="grid">
        <Chart
          className="half"
          title={`${t('bins.rowsAxis')} · ${t('bins.badRate')}`}
          describe={t('bins.describe', { name: name(held) })}
          option={option}
          height={260}
          table={{
            columns: [t('bins.label'), t('bins.rows'), t('bins.badRate'), t('bins.woe'), t('bins.points')],
            rows: held.bins.map((bin) => ({ key: bin.label, cells: [label(bin), count(bin.rows), percent(bin.bad_rate_percent), figure(bin.woe, 3), points(bin.points)] })),
          }}
        />
        <BinsTable held={held} />
      </div>
    </>
  );
}

function Heading({ held }: { held: Characteristic }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const earned = held.bins.map((bin) => bin.points);
  return (
    <span id={`feature-${held.feature}`} style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 8px', alignItems: 'center' }}>
      <strong>{name(held)}</strong>
      <Tag className="num" style={{ margin: 0 }}>IV {figure(held.iv, 3)}</Tag>
      <NamedTag value={held.strength} tone={held.strength?.id === 'suspicious' ? 'bad' : 'quiet'} />
      <span className="soft num">{t('bins.range', { least: points(Math.min(...earned)), most: points(Math.max(...earned)) })}</span>
    </span>
  );
}

export function Characteristics({ card }: { card: Card }) {
  return card.shown_kind.id === 'trees' ? <Makeup card={card} /> : <Binned card={card} />;
}

function Binned({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const listed = card.characteristics;
  const [open, setOpen] = useState<string[]>(() => listed.slice(0, 1).map((held) => held.feature));
  const show = (feature: string | undefined) => {
    if (!feature) return;
    setOpen((before) => [...new Set([...before, feature])]);
    document.getElementById(`feature-${feature}`)?.scrollIntoView({ block: 'start' });
  };
  const option = useMemo<EChartsOption>(
    () => ({
      tooltip: { trigger: 'axis', valueFormatter: (value) => Number(value).toFixed(3) },
      grid: { left: 8, right: 40, top: 8, bottom: 4, containLabel: true },
      xAxis: { type: 'value', min: 0 },
      yAxis: { type: 'category', inverse: true, data: listed.map(name), axisLabel: { width: 150, overflow: 'truncate' } },
      series: [
        {
          type: 'bar', data: listed.map((held) => held.iv ?? 0), barMaxWidth: 18, label: { show: true, position: 'right', formatter: ({ value }) => Number(value).toFixed(3) },
          markLine: { symbol: 'none', silent: true, lineStyle: { type: 'dashed' }, label: { show: false }, data: [{ xAxis: 0.02 }, { xAxis: 0.1 }, { xAxis: 0.3 }, { xAxis: 0.5 }].filter(({ xAxis }) => xAxis <= Math.max(...listed.map((held) => held.iv ?? 0)) * 1.1) },
        },
      ],
    }),
    [listed, name],
  );
  return (
    <>
      <div style={{ marginBottom: 16 }}>
        <Chart
          title={t('iv.title')}
          lead={t('iv.lead')}
          describe={t('iv.describe')}
          option={option}
          height={Math.max(160, listed.length * 32 + 40)}
          onPick={(index) => show(listed[index]?.feature)}
          table={{
            columns: [t('dropped.feature'), 'IV', 'PSI'],
            rows: listed.map((held) => ({ key: held.feature, cells: [name(held), figure(held.iv, 3), figure(held.psi, 3)] })),
          }}
        />
      </div>
      <p style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', margin: '0 0 8px' }}>
        <Button onClick={() => setOpen(listed.map((held) => held.feature))}>{t('bins.openAll')}</Button>
        <Button onClick={() => setOpen([])}>{t('bins.closeAll')}</Button>
      </p>
      <Collapse
        className="bins"
        activeKey={open}
        destroyOnHidden
        onChange={(keys) => setOpen([keys].flat())}
        items={listed.map((held) => ({ key: held.feature, label: <Heading held={held} />, children: <Bins held={held} /> }))}
      />
    </>
  );
}
