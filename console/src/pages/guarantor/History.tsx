// Histories of guaranteed credit: what was lost and who bore it by year, and the transactions of public programmes.
import { Empty } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Loaded, Money, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { count } from '@/format/numbers.ts';

type PastLine = Schemas['PastLine'];
type ProgrammeLine = Schemas['ProgrammeLine'];

function ByYear({ lines }: { lines: PastLine[] }) {
  const { t } = useTranslation('desk');
  const units = useUnit(lines[0]?.approved.currency);
  const option = useMemo<EChartsOption>(
    () => ({
      legend: { top: 0 },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: lines.map((line) => String(line.year ?? '')), axisLabel: { hideOverlap: true } },
      yAxis: { type: 'value', name: units.name },
      series: [
        { name: t('past.compensated'), type: 'bar', stack: 'loss', data: lines.map((line) => units.plot(line.compensated)) },
        { name: t('past.lender'), type: 'bar', stack: 'loss', data: lines.map((line) => units.plot(line.lender_loss)) },
        { name: t('past.disbursed'), type: 'line', symbolSize: 4, data: lines.map((line) => units.plot(line.disbursed)) },
      ],
    }),
    [lines, t, units],
  );
  const cells = (line: PastLine) => [String(line.year), count(line.loans), count(line.bad), units.text(line.disbursed), units.text(line.repaid), units.text(line.charged_off), units.text(line.compensated), units.text(line.lender_loss)];
  return (
    <Chart
      title={t('past.byYear')}
      lead={t('past.lead')}
      option={option}
      height={320}
      table={{ columns: [t('past.year'), t('past.loans'), t('past.bad'), units.heading(t('past.disbursed')), units.heading(t('past.repaid')), units.heading(t('past.chargedOff')), units.heading(t('past.compensated')), units.heading(t('past.lender'))], rows: lines.map((line) => ({ key: String(line.year), cells: cells(line) })) }}
    />
  );
}

function ByPercent({ lines }: { lines: PastLine[] }) {
  const { t } = useTranslation('desk');
  const units = useUnit(lines[0]?.approved.currency);
  return (
    <Panel title={t('past.byPercent')}>
      <div className="scroll-x" style={{ maxHeight: 380, overflowY: 'auto' }} tabIndex={0} role="region" aria-label={t('past.byPercent')}>
        <table className="plain-table">
          <thead><tr><th scope="col" className="num">{t('past.percent')}</th><th scope="col" className="num">{t('past.loans')}</th><th scope="col" className="num">{t('past.bad')}</th><th scope="col" className="num">{units.heading(t('past.disbursed'))}</th><th scope="col" className="num">{units.heading(t('past.chargedOff'))}</th><th scope="col" className="num">{units.heading(t('past.compensated'))}</th><th scope="col" className="num">{units.heading(t('past.lender'))}</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.percent}>
                <th scope="row" className="num">{line.percent}%</th><td className="num">{count(line.loans)}</td><td className="num">{count(line.bad)}</td>
                <td className="num"><Money value={line.disbursed} /></td><td className="num"><Money value={line.charged_off} /></td><td className="num"><Money value={line.compensated} /></td><td className="num"><Money value={line.lender_loss} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Programmes({ lines, by }: { lines: ProgrammeLine[]; by: 'kind' | 'state' | 'year' }) {
  const { t } = useTranslation('desk');
  const name = useName();
  const units = useUnit(lines[0]?.financed.currency);
  const title = t(`programme.${by}`);
  return (
    <Panel title={title} lead={by === 'year' ? t('programme.yearLead') : undefined}>
      <div className="scroll-x" style={{ maxHeight: 380, overflowY: 'auto' }} tabIndex={0} role="region" aria-label={title}>
        <table className="plain-table">
          <thead><tr><th scope="col">{t('programme.group')}</th><th scope="col" className="num">{t('programme.transactions')}</th><th scope="col" className="num">{units.heading(t('programme.financed'))}</th><th scope="col" className="num">{units.heading(t('programme.public'))}</th><th scope="col" className="num">{units.heading(t('programme.premium'))}</th><th scope="col" className="num">{units.heading(t('programme.guaranteed'))}</th><th scope="col" className="num">{units.heading(t('programme.collateral'))}</th></tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.group.id}>
                <th scope="row" style={{ fontWeight: 400 }}>{name(line.group)}</th><td className="num">{count(line.transactions)}</td>
                <td className="num"><Money value={line.financed} /></td><td className="num"><Money value={line.public_funds} /></td>
                <td className="num"><Money value={{ ...line.borrower_premium, minor: line.borrower_premium.minor + line.lender_premium.minor }} /></td>
                <td className="num"><Money value={line.guaranteed} /></td><td className="num"><Money value={line.collateral} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function ProgrammeTotals({ by }: { by: 'kind' | 'state' | 'year' }) {
  const query = $api.useQuery('get', '/v1/history/programmes', { params: { query: { by } } });
  return <Loaded query={query}>{(lines) => (lines.length > 0 ? <Programmes lines={lines} by={by} /> : null)}</Loaded>;
}

export function History() {
  const { t } = useTranslation('desk');
  const years = $api.useQuery('get', '/v1/history/guarantees', { params: { query: { by: 'year' } } });
  const percents = $api.useQuery('get', '/v1/history/guarantees', { params: { query: { by: 'percent' } } });
  return (
    <>
      <Loaded query={years}>
        {(card) => card.total ? (
          <>
            <Stats
              figures={[
                { label: t('past.loans'), value: count(card.total.loans) },
                { label: t('past.disbursed'), value: <Money value={card.total.disbursed} unit /> },
                { label: t('past.repaid'), value: <Money value={card.total.repaid} unit /> },
                { label: t('past.chargedOff'), value: <Money value={card.total.charged_off} unit /> },
                { label: t('past.compensated'), value: <Money value={card.total.compensated} unit /> },
                { label: t('past.lender'), value: <Money value={card.total.lender_loss} unit /> },
              ]}
            />
            <div className="grid"><ByYear lines={card.lines} /></div>
          </>
        ) : <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('past.none')} /></Panel>}
      </Loaded>
      <div className="grid">
        <Loaded query={percents}>{(card) => (card.total ? <ByPercent lines={card.lines} /> : null)}</Loaded>
        {(['kind', 'state', 'year'] as const).map((by) => <ProgrammeTotals key={by} by={by} />)}
      </div>
    </>
  );
}
