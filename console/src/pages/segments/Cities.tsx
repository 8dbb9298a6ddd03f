// The province by city, shaded by mean points or by number of firms, with the same figures as a table beside it.
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, Panel } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { useHeading } from '../firms/Measured.tsx';
import { GradeBar, useOpen } from './parts.tsx';
import { betterHalf, mapName, onMap, points, type CityCounts } from './read.ts';

type Shade = 'mean' | 'firms';

function CityMap({ lines, shade, switcher }: { lines: CityCounts[]; shade: Shade; switcher: React.ReactNode }) {
  const { t } = useTranslation('segments');
  const { theme, lang } = useDisplay();
  const heading = useHeading();
  const open = useOpen();
  const drawn = useMemo(() => lines.filter((line) => onMap(line.code)), [lines]);
  const option = useMemo<EChartsOption>(() => {
    const dark = theme === 'dark';
    const valueOf = (line: CityCounts) => (shade === 'mean' ? points(line.counts.mean_total) : line.counts.firms);
    const values = drawn.map(valueOf).filter((value) => value !== null);
    const most = Math.ceil(Math.max(...values, 1));
    const least = shade === 'mean' ? Math.floor(Math.min(...values, most)) : 0;
    const unit = shade === 'mean' ? t('pointsUnit') : t('firmsUnit');
    return {
      tooltip: {
        formatter: (point: unknown) => {
          const { name } = point as { name: string };
          const line = drawn.find((one) => mapName(one.name) === name);
          if (!line) return lang === 'zh' ? `${name}　${t('cities.none')}` : t('cities.none');
          const { counts } = line;
          return `${heading(line.name)}<br/>${t('mean')}　${counts.mean_total ? t('pointsOf', { points: counts.mean_total }) : '–'}<br/>${t('firms')}　${t('firmsOf', { firms: count(counts.firms) })}<br/>${t('better')}　${percent(betterHalf(counts), 1)}`;
        },
      },
      visualMap: {
        min: least, max: Math.max(most, least + 1), calculable: true, left: 0, bottom: 0, itemHeight: 90, precision: shade === 'mean' ? 1 : 0, text: [unit, ''],
        inRange: { color: dark ? ['#1c3431', '#6fc7b8'] : ['#d3e5e2', '#12615a'] }, textStyle: { color: dark ? '#a5b3b0' : '#4b5a57' },
        formatter: (value: unknown) => Number(value).toLocaleString('en-US', { maximumFractionDigits: shade === 'mean' ? 1 : 0 }),
      },
      series: [
        {
          type: 'map', map: 'hebei', roam: false, selectedMode: false, layoutCenter: ['56%', '50%'], layoutSize: '100%',
          itemStyle: { areaColor: dark ? '#222c2b' : '#eef0ef', borderColor: dark ? '#465653' : '#ffffff' },
          emphasis: { label: { show: lang === 'zh', color: '#16211f' }, itemStyle: { areaColor: '#e8b05c' } },
          data: drawn.flatMap((line) => {
            const value = valueOf(line);
            return value === null ? [] : [{ name: mapName(line.name), value }];
          }),
        },
      ],
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawn, shade, theme, lang, t]);
  const shown = drawn.filter((line) => shade === 'firms' || points(line.counts.mean_total) !== null);
  return (
    <Chart
      className="half"
      title={t('cities.title')}
      lead={t(shade === 'mean' ? 'cities.leadMean' : 'cities.leadFirms')}
      extra={switcher}
      option={option}
      map="hebei"
      height={440}
      onPick={(index) => shown[index] && open({ city: shown[index].code })}
      table={{
        columns: [t('cities.city'), t('meanHead'), t('firmsHead')],
        rows: drawn.map((line) => ({ key: line.code, cells: [heading(line.name), line.counts.mean_total ?? '–', count(line.counts.firms)] })),
      }}
    />
  );
}

function CityTable({ lines }: { lines: CityCounts[] }) {
  const { t } = useTranslation('segments');
  const heading = useHeading();
  const open = useOpen();
  return (
    <Panel className="half" title={t('cities.table')} lead={t('cities.tableLead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('cities.table')}>
        <table className="plain-table segment-table cities">
          <thead><tr><th scope="col">{t('cities.city')}</th><th scope="col" className="num">{t('firmsHead')}</th><th scope="col" className="num">{t('meanHead')}</th><th scope="col" className="num wide-only">{t('better')}</th><th scope="col" className="bar-column">{t('byGrade')}</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.code}>
                <th scope="row"><button type="button" className="text-button" aria-label={t('cities.see', { city: heading(line.name), firms: count(line.counts.firms) })} onClick={() => open({ city: line.code })}>{heading(line.name)}</button></th>
                <td className="num">{count(line.counts.firms)}</td>
                <td className="num">{line.counts.mean_total ?? '–'}</td>
                <td className="num wide-only">{percent(betterHalf(line.counts), 1)}</td>
                <td><GradeBar counts={line.counts} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

export function Cities({ lines }: { lines: CityCounts[] }) {
  const { t } = useTranslation('segments');
  const [shade, setShade] = useState<Shade>('mean');
  const switcher = <Segmented<Shade> size="small" aria-label={t('cities.by')} value={shade} onChange={setShade} options={[{ value: 'mean', label: t('cities.mean') }, { value: 'firms', label: t('cities.firms') }]} />;
  return (
    <>
      <CityMap lines={lines} shade={shade} switcher={switcher} />
      <CityTable lines={lines} />
    </>
  );
}
