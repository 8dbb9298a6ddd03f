// One run: stages stacked by class, and the same sums by class, product, grade and cover.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Money, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { CLASS_COLOUR } from '../classification/Provision.tsx';

type RunCard = Schemas['LossRunCard'];

function Stacked({ run, of }: { run: RunCard; of: 'exposure' | 'loss' }) {
  const { t } = useTranslation('quality');
  const name = useName();
  const units = useUnit(run.exposure.currency);
  const stages = [1, 2, 3] as const;
  const classes = useMemo(() => [...new Map(run.stage_classes.map((one) => [one.class.id, one.class])).values()].sort((a, b) => Object.keys(CLASS_COLOUR).indexOf(a.id) - Object.keys(CLASS_COLOUR).indexOf(b.id)), [run]);
  const option = useMemo<EChartsOption>(
    () => ({
      legend: { bottom: 0 },
      grid: { left: 8, right: 16, top: 24, bottom: 36, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: stages.map((stage) => t(`loss.stage.s${stage}`)) },
      yAxis: { type: 'value', name: units.name },
      series: classes.map((one) => ({
        name: name(one), type: 'bar' as const, stack: 'stage', barMaxWidth: 64, itemStyle: { color: CLASS_COLOUR[one.id] },
        data: stages.map((stage) => { const found = run.stage_classes.find((pair) => pair.stage === stage && pair.class.id === one.id); return found ? units.plot(found[of]) : 0; }),
      })),
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [run, classes, units, name, t, of],
  );
  return (
    <Chart
      className="half"
      title={t(of === 'exposure' ? 'loss.exposureByStage' : 'loss.lossByStage')}
      lead={t('loss.stackedLead')}
      option={option}
      height={300}
      table={{ columns: [t('loss.stageHead'), t('class.class'), units.heading(t(`loss.${of}`))], rows: run.stage_classes.map((pair) => ({ key: `${pair.stage}-${pair.class.id}`, cells: [t(`loss.stage.s${pair.stage as 1 | 2 | 3}`), name(pair.class), units.text(pair[of])] })) }}
    />
  );
}

function Lines({ title, lines }: { title: string; lines: Schemas['LossLine'][] }) {
  const { t } = useTranslation('quality');
  const name = useName();
  return (
    <Panel className="half" title={title}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <table className="plain-table">
          <thead><tr><th scope="col">{title}</th><th scope="col" className="num">{t('class.loans')}</th><th scope="col" className="num">{t('loss.exposure')}</th><th scope="col" className="num">{t('loss.loss')}</th><th scope="col" className="num">{t('loss.covered')}</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name.id}>
                <th scope="row" style={{ fontWeight: 400 }}>{name(line.name)}</th>
                <td className="num">{count(line.loans)}</td>
                <td className="num"><Money value={line.exposure} unit /></td>
                <td className="num"><Money value={line.loss} unit /></td>
                <td className="num">{line.coverage_percent ? `${line.coverage_percent}%` : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

export function Run({ run }: { run: RunCard }) {
  const { t } = useTranslation('quality');
  return (
    <>
      <Stats
        figures={[
          { label: t('class.loans'), value: count(run.loans), note: t('class.of', { day: run.day }) },
          { label: t('loss.exposure'), value: <Money value={run.exposure} unit /> },
          { label: t('loss.loss'), value: <Money value={run.loss} unit /> },
          { label: t('loss.covered'), value: run.coverage_percent ? `${run.coverage_percent}%` : '–' },
        ]}
      />
      <div className="grid">
        <Stacked run={run} of="exposure" />
        <Stacked run={run} of="loss" />
        <Lines title={t('loss.by.stage')} lines={run.stages} />
        <Lines title={t('loss.by.class')} lines={run.classes} />
        <Lines title={t('loss.by.product')} lines={run.products} />
        <Lines title={t('loss.by.grade')} lines={run.grades} />
        <Lines title={t('loss.by.cover')} lines={run.covers} />
      </div>
    </>
  );
}
