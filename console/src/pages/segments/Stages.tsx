// Stages of life, each a bar stacked by grade.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useHeading } from '../firms/Measured.tsx';
import { part, useGrade, useGradeColour, useOpen } from './parts.tsx';
import { askedGrade, countOf, WITH_NONE, type StageCounts } from './read.ts';

export function Stages({ lines }: { lines: StageCounts[] }) {
  const { t } = useTranslation('segments');
  const { lang } = useDisplay();
  const heading = useHeading();
  const word = useGrade();
  const colour = useGradeColour();
  const open = useOpen();
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 20, top: 40, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0 },
      tooltip: {
        trigger: 'axis', axisPointer: { type: 'shadow' },
        formatter: (drawn: unknown) => {
          const line = lines[(drawn as { dataIndex: number }[])[0]?.dataIndex ?? -1];
          if (!line) return '';
          const { counts } = line;
          const rows = WITH_NONE.map((grade) => `${word(grade)}　${t('shareOf', { firms: count(countOf(counts, grade)), percent: part(countOf(counts, grade), counts.firms) })}`);
          return [`${heading(line.stage)}　${t('firmsOf', { firms: count(counts.firms) })}`, ...rows, `${t('mean')}　${counts.mean_total ? t('pointsOf', { points: counts.mean_total }) : '–'}`].join('<br/>');
        },
      },
      xAxis: { type: 'value', name: t('firmsHead'), nameLocation: 'middle', nameGap: 26, minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: lines.map((line) => heading(line.stage)) },
      series: WITH_NONE.map((grade) => ({
        type: 'bar' as const, name: word(grade), stack: 'grades', barMaxWidth: 28, itemStyle: { color: colour(grade) }, data: lines.map((line) => countOf(line.counts, grade)),
      })),
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [lines, lang, word, colour, t],
  );
  const pick = (index: number, series: number) => {
    const [line, grade] = [lines[index], WITH_NONE[series]];
    if (line && grade !== undefined) open({ stage: line.stage.id, grade: askedGrade(grade) });
  };
  return (
    <Chart
      className="half"
      title={t('stages.title')}
      lead={t('stages.lead')}
      option={option}
      height={420}
      onPick={pick}
      table={{
        columns: [t('stages.stage'), ...WITH_NONE.map(word), t('firmsHead'), t('meanHead')],
        rows: lines.map((line) => ({ key: line.stage.id, cells: [heading(line.stage), ...WITH_NONE.map((grade) => count(countOf(line.counts, grade))), count(line.counts.firms), line.counts.mean_total ?? '–'] })),
      }}
    />
  );
}
