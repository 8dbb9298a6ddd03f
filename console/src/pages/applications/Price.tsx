// The price: how the rate was built, what the loan costs with its fees, and who receives them.
import { Empty, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Money, Panel } from '@/components/index.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { percent, trimmed } from '@/format/numbers.ts';
import { GOOD_TO_BAD, SERIES } from '@/theme/tokens.ts';

type Decision = Schemas['DecisionCard'];
type Step = Schemas['PriceStep'];

/** Percent a year as per mille a month, as people here quote it. */
function monthly(annual: string): string {
  return trimmed(((Number(annual) * 10) / 12).toFixed(4));
}

/** Where each bar of the waterfall begins and ends; the last step is the rate itself and stands on the ground. */
export function waterfall(steps: { step: string; percent: string }[]): { low: number; height: number; delta: number }[] {
  let level = 0;
  return steps.map(({ step, percent: text }) => {
    const delta = Number(text);
    if (step === 'rate') return { low: 0, height: delta, delta };
    const before = level;
    level += delta;
    return { low: Math.min(before, level), height: Math.abs(delta), delta };
  });
}

function signed(step: Step, first: boolean): string {
  const total = first || step.step === 'rate';
  return `${!total && Number(step.percent) > 0 ? '+' : ''}${percent(step.percent)}`;
}

function Waterfall({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('applications');
  const { theme } = useDisplay();
  const name = useName();
  const option = useMemo(() => {
    const bars = waterfall(steps);
    const [accent] = SERIES[theme];
    const [good, , , bad] = GOOD_TO_BAD[theme];
    const colour = (index: number) => (index === 0 || steps[index]?.step === 'rate' ? accent : (bars[index]?.delta ?? 0) < 0 ? good : bad);
    return {
      grid: { left: 8, right: 8, top: 28, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item', formatter: ({ dataIndex }: { dataIndex: number }) => `${name(steps[dataIndex])}<br/>${signed(steps[dataIndex]!, dataIndex === 0)} / ${monthly(steps[dataIndex]!.percent)}‰` },
      xAxis: { type: 'category', data: steps.map((step) => name(step)), axisLabel: { interval: 0, width: 92, overflow: 'break', hideOverlap: false } },
      yAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
      series: [
        { type: 'bar', stack: 'price', silent: true, itemStyle: { color: 'transparent' }, data: bars.map((bar) => bar.low), tooltip: { show: false } },
        {
          type: 'bar', stack: 'price', barMaxWidth: 72,
          data: bars.map((bar, index) => ({ value: bar.height, itemStyle: { color: colour(index), borderRadius: 3 }, label: { show: true, position: 'top', color: 'inherit', fontWeight: 600, formatter: signed(steps[index]!, index === 0) } })),
        },
      ],
    };
  }, [steps, theme, name]);
  const last = steps.at(-1);
  return (
    <Chart
      title={t('price.title')}
      lead={t('price.lead')}
      className="half"
      describe={t('price.describe', { from: name(steps[0]), to: name(last), rate: percent(last?.percent) })}
      option={option as never}
      height={400}
      table={{
        columns: [t('price.step'), t('price.annual'), t('price.monthly')],
        rows: steps.map((step) => ({ key: step.step, cells: [name(step), trimmed(step.percent), monthly(step.percent)] })),
      }}
    />
  );
}

function PriceTable({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('applications');
  const name = useName();
  return (
    <table className="plain-table">
      <thead><tr><th scope="col">{t('price.step')}</th><th scope="col" className="num">{t('price.annual')}</th><th scope="col" className="num">{t('price.monthly')}</th></tr></thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.step} style={step.step === 'rate' ? { fontWeight: 600 } : undefined}>
            <td>{name(step)}</td><td className="num">{trimmed(step.percent)}</td><td className="num">{monthly(step.percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Simple, compound and by-days cost as bars beside the cap. */
function AllInCost({ cost }: { cost: Schemas['AllIn'] }) {
  const { t } = useTranslation('applications');
  const cap = Number(cost.cap_percent);
  const lines = [['simple', cost.simple_percent], ['compound', cost.compound_percent], ['byDays', cost.by_days_percent]] as const;
  const highest = Math.max(...lines.map(([, value]) => Number(value)));
  const end = Math.max(cap, highest) * 1.05;
  return (
    <>
      <figure style={{ margin: 0 }} aria-label={t('price.describeAllIn', { simple: percent(cost.simple_percent), compound: percent(cost.compound_percent), cap: percent(cost.cap_percent) })}>
        {lines.map(([key, value]) => (
          <div key={key} style={{ marginBottom: 10 }}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}><span className="soft">{t(`price.${key}`)}</span><strong className="num">{percent(value)}</strong></div>
            <div style={{ position: 'relative', height: 10, background: 'var(--ground)', borderRadius: 5 }}>
              <div style={{ width: `${(Number(value) / end) * 100}%`, height: 10, borderRadius: 5, background: Number(value) > cap ? 'var(--bad-ink)' : 'var(--accent)' }} />
              <div style={{ position: 'absolute', left: `${(cap / end) * 100}%`, top: -3, height: 16, borderLeft: '2px solid var(--ink)' }} />
            </div>
          </div>
        ))}
      </figure>
      <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
        <span>{t('price.cap')} <strong className="num">{percent(cost.cap_percent)}</strong></span>
        <Tag color={highest > cap ? 'error' : 'success'}>{t(highest > cap ? 'price.above' : 'price.within')}</Tag>
      </div>
    </>
  );
}

function Fees({ fees }: { fees: Schemas['FeeLine'][] }) {
  const { t } = useTranslation('applications');
  const name = useName();
  const units = useUnit(fees[0]?.upfront.currency);
  if (fees.length === 0) return <p className="soft" style={{ margin: 0 }}>{t('price.noFees')}</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('price.fees')}>
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{t('price.fee')}</th><th scope="col">{t('price.payee')}</th><th scope="col" className="num">{units.heading(t('price.upfront'))}</th><th scope="col" className="num">{units.heading(t('price.each'))}</th></tr>
        </thead>
        <tbody>
          {fees.map((fee) => (
            <tr key={fee.code}><td>{name(fee)}</td><td lang="zh">{fee.payee_zh}</td><td className="num"><Money value={fee.upfront} /></td><td className="num"><Money value={fee.each_instalment} /></td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Price({ decision }: { decision: Decision }) {
  const { t } = useTranslation('applications');
  if (decision.price.length === 0) {
    return <Panel title={t('price.title')}><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('price.none')} /></Panel>;
  }
  return (
    <>
      <Waterfall steps={decision.price} />
      <div className="half grid" style={{ alignContent: 'start' }}>
        <Panel title={t('price.table')}><PriceTable steps={decision.price} /></Panel>
        {decision.all_in && <Panel title={t('price.allIn')} lead={t('price.allInLead')}><AllInCost cost={decision.all_in} /></Panel>}
      </div>
      <Panel title={t('price.fees')}><Fees fees={decision.fees} /></Panel>
    </>
  );
}
