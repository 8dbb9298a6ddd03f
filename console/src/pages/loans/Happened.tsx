// What happened to a loan: each event by the day from which it holds, beside the day it was recorded.
import { Button, Empty, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { Chart, Instant, Money, Panel, Timeline, type TimelineItem } from '@/components/index.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { GOOD_TO_BAD, SERIES } from '@/theme/tokens.ts';
import { Reverse } from './Acts.tsx';
import type { Loan } from './read.ts';

type Fact = Schemas['FactCard'];

const PAYMENTS = new Set(['payment-received', 'prepayment-received', 'compensation-received', 'recovery-received', 'fee-paid']);
const SHOWN = 10;

/** The business zone of the books: an instant belongs to the day it falls on there. */
const businessDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** How many days after its effective day an event was recorded. */
export function daysLate(fact: Fact): number {
  const recorded = businessDay.format(new Date(fact.recorded_at));
  return Math.max(0, Math.round((Date.parse(recorded) - Date.parse(fact.effective_on)) / 86_400_000));
}

function toneOf(fact: Fact, reversed: boolean): TimelineItem['tone'] {
  if (reversed || fact.kind.id === 'written-off') return 'bad';
  if (daysLate(fact) > 0) return 'warn';
  return PAYMENTS.has(fact.kind.id) || fact.kind.id === 'payout-confirmed' ? 'good' : 'quiet';
}

function FactLine({ fact, reversed, reverse, loan }: { fact: Fact; reversed: boolean; reverse: AllowedAct | undefined; loan: string }) {
  const { t } = useTranslation('loans');
  const name = useName();
  const late = daysLate(fact);
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'space-between' }}>
        <span>
          <strong>{name(fact.kind)}</strong> {fact.amount && <Money value={fact.amount} unit />} {late > 0 && <Tag color="warning">{t('timeline.late', { count: late })}</Tag>}
          {reversed && <Tag color="error">{t('timeline.reversed')}</Tag>}
        </span>
        {reverse && fact.reference && PAYMENTS.has(fact.kind.id) && !reversed && <Reverse act={reverse} loan={loan} reference={fact.reference} />}
      </div>
      <div className="soft">
        {t('timeline.recorded')} <Instant value={fact.recorded_at} /> · {fact.actor_name ?? fact.actor}{fact.reference && <> · {t('timeline.reference', { reference: fact.reference })}</>}
      </div>
    </>
  );
}

function LagChart({ facts }: { facts: Fact[] }) {
  const { t } = useTranslation('loans');
  const { theme } = useDisplay();
  const name = useName();
  const units = useUnit(facts.find((fact) => fact.amount)?.amount?.currency);
  const points = useMemo(() => facts.map((fact) => ({ fact, late: daysLate(fact), recorded: businessDay.format(new Date(fact.recorded_at)) })), [facts]);
  const option = useMemo(() => {
    const days = points.flatMap(({ fact, recorded }) => [fact.effective_on, recorded]).sort();
    const [first, last] = [days[0], days.at(-1)];
    const dots = (late: boolean) => points.filter((point) => point.late > 0 === late).map((point) => ({ value: [point.fact.effective_on, point.recorded], name: name(point.fact.kind) }));
    return {
      grid: { left: 8, right: 20, top: 28, bottom: 24, containLabel: true },
      tooltip: { trigger: 'item', formatter: ({ data }: { data: { name?: string; value: string[] } }) => `${data.name ?? ''}<br/>${t('timeline.effectiveOn')} ${data.value[0]}<br/>${t('timeline.recordedOn')} ${data.value[1]}` },
      xAxis: { type: 'time', name: t('timeline.effectiveOn'), nameLocation: 'middle', nameGap: 26 },
      yAxis: { type: 'time', name: t('timeline.recordedOn'), nameTextStyle: { align: 'left' } },
      series: [
        { type: 'line', silent: true, symbol: 'none', lineStyle: { type: 'dashed', width: 1, color: SERIES[theme][0], opacity: 0.6 }, data: [[first, first], [last, last]], tooltip: { show: false } },
        { type: 'scatter', symbolSize: 9, itemStyle: { color: SERIES[theme][0] }, data: dots(false) },
        { type: 'scatter', symbol: 'diamond', symbolSize: 13, itemStyle: { color: GOOD_TO_BAD[theme][3] }, data: dots(true) },
      ],
    };
  }, [points, theme, name, t]);
  return (
    <Chart
      title={t('timeline.chart')}
      lead={t('timeline.chartLead')}
      describe={t('timeline.describe', { count: facts.length, late: points.filter((point) => point.late > 0).length })}
      option={option as never}
      height={320}
      table={{
        columns: [t('timeline.event'), t('timeline.effectiveOn'), t('timeline.recordedOn'), units.heading(t('timeline.amount'))],
        rows: points.map(({ fact, recorded }, index) => ({ key: String(index), cells: [name(fact.kind), fact.effective_on, recorded, fact.amount ? units.text(fact.amount) : '–'] })),
      }}
    />
  );
}

export function Happened({ loan, past }: { loan: Loan; past: boolean }) {
  const { t } = useTranslation('loans');
  const [all, setAll] = useState(false);
  const reversals = new Set(loan.facts.filter((fact) => fact.kind.id === 'payment-reversed').map((fact) => fact.reference));
  const reverse = past ? undefined : loan.allowed.find((act) => act.act === 'reverse-payment');
  const newest = [...loan.facts].reverse();
  const shown = all ? newest : newest.slice(0, SHOWN);
  const items: TimelineItem[] = shown.map((fact, index) => {
    const reversed = PAYMENTS.has(fact.kind.id) && reversals.has(fact.reference);
    return {
      key: `${fact.recorded_at}-${index}`, when: t('timeline.effective', { day: fact.effective_on }), tone: toneOf(fact, reversed),
      content: <FactLine fact={fact} reversed={reversed} reverse={reverse} loan={loan.id} />,
    };
  });
  return (
    <>
      <Panel className="half" title={t('timeline.title')} lead={t('timeline.lead')}>
        {items.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('timeline.none')} /> : <Timeline items={items} />}
        {newest.length > SHOWN && <Button onClick={() => setAll(!all)} aria-expanded={all}>{all ? t('timeline.fewer') : t('timeline.more', { count: newest.length })}</Button>}
      </Panel>
      <div className="half"><LagChart facts={loan.facts} /></div>
    </>
  );
}
