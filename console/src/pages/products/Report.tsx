// What a back-test or a shadow run found: the swap set as four fields, what it would earn, then what else would have changed.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Money, Panel } from '@/components/index.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import './products.css';

type Card = Schemas['BackTestCard'];
export type Field = 'newly-in' | 'newly-out' | 'same-in' | 'same-out';

export function Table({ label, head, rows }: { label: string; head: string[]; rows: ReactNode[][] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table">
        <thead>
          <tr>{head.map((cell, at) => (cell === '' ? <td key={at} /> : <th key={at} scope="col" className={at > 0 ? 'num' : ''}>{cell}</th>))}</tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (at === 0 ? <th key={at} scope="row">{cell}</th> : <td key={at} className="num">{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Four fields: out then above in then, in now left of out now, as one reads a table of two by two. */
function SwapSet({ card, onPick }: { card: Card; onPick: ((field: Field) => void) | undefined }) {
  const { t } = useTranslation('products');
  const name = useName();
  const order = ['newly-in', 'same-out', 'same-in', 'newly-out'];
  return (
    <div className="swap-set" role="list" aria-label={t('backtest.swap')}>
      {order.map((id) => card.swap.find((line) => line.field.id === id)).map((line) => line && (
        <section key={line.field.id} role="listitem" className={`swap-field ${line.field.id}`}>
          <h3>{name(line.field)} <strong className="num">{line.number}</strong></h3>
          {onPick && line.number > 0 && <Button size="small" type="link" className="swap-pick" aria-label={`${name(line.field)}: ${t('backtest.firms')}`} onClick={() => onPick(line.field.id as Field)}>{t('backtest.firms')}</Button>}
          <dl>
            <dt>{t('backtest.offered')}</dt>
            <dd><Money value={line.offered_before} /> → <Money value={line.offered_after} unit /></dd>
            <dt>{t('backtest.loss')}</dt>
            <dd><Money value={line.expected_loss_before} /> → <Money value={line.expected_loss_after} unit /></dd>
            <dt>{t('backtest.pd')}</dt>
            <dd className="num">{line.mean_pd_percent ? `${line.mean_pd_percent}%` : '–'}</dd>
            <dt>{t('backtest.bad')}</dt>
            <dd className="num">{line.bad} / {line.lent}</dd>
            <dt>{t('backtest.owed')}</dt>
            <dd><Money value={line.bad_owed} unit /></dd>
          </dl>
        </section>
      ))}
    </div>
  );
}

function Approvals({ title, lines }: { title: string; lines: Card['grades'] }) {
  const { t } = useTranslation('products');
  const name = useName();
  const share = (count: number, percent: string) => `${count} (${percent}%)`;
  if (lines.length === 0) return null;
  return (
    <Panel title={title}>
      <Table
        label={title}
        head={[t('backtest.group'), t('backtest.number'), t('backtest.before'), t('backtest.after'), t('backtest.profitBefore'), t('backtest.profitAfter')]}
        rows={lines.map((line) => [name(line.group), line.number, share(line.before, line.before_percent), share(line.after, line.after_percent), <Money key="b" value={line.profit_before} />, <Money key="a" value={line.profit_after} unit />])}
      />
    </Panel>
  );
}

function Terms({ card }: { card: Card }) {
  const { t } = useTranslation('products');
  const keys = ['min', 'lower', 'median', 'upper', 'max'] as const;
  const rates = ([['before', card.rates_before], ['after', card.rates_after]] as const).map(([side, held]) => [t(`backtest.${side}`), ...keys.map((key) => held?.[key] ?? '–')]);
  const limits = ([['before', card.limits_before], ['after', card.limits_after]] as const).map(([side, held]) => [
    t(`backtest.${side}`), held.number, <Money key="limit" value={held.limit} unit />, <Money key="amount" value={held.amount} unit />, held.use_percent ? `${held.use_percent}%` : '–',
  ]);
  return (
    <>
      <Panel title={t('backtest.rates')}><Table label={t('backtest.rates')} head={['', ...keys.map((key) => t(`backtest.${key}`))]} rows={rates} /></Panel>
      <Panel title={t('backtest.limits')}><Table label={t('backtest.limits')} head={['', t('backtest.offers'), t('backtest.limit'), t('backtest.amount'), t('backtest.use')]} rows={limits} /></Panel>
    </>
  );
}

/** What a candidate changes, in sentences. */
export function Changes({ changes, none }: { changes: Schemas['ProductDiff']['changes']; none: string }) {
  const { lang } = useDisplay();
  if (changes.length === 0) return <p className="soft">{none}</p>;
  return <ul className="changes">{changes.map((change, at) => <li key={at}>{lang === 'zh' ? change.zh : change.en} <code className="mono soft">{change.place}</code></li>)}</ul>;
}

/** What the offers are expected to earn: a bar for each part, then and under the candidate. */
function Earnings({ card }: { card: Card }) {
  const { t } = useTranslation('products');
  const { lang } = useDisplay();
  const name = useName();
  const [first] = card.economics;
  const units = useUnit(first?.profit.currency);
  const parts = ['interest', 'funding', 'operating', 'expected_loss', 'profit'] as const;
  const sign = (part: (typeof parts)[number]) => (part === 'interest' || part === 'profit' ? 1 : -1);
  const rows = card.economics.map((line) => [
    name(line.side), line.offers, <Money key="n" value={line.amount} />, <Money key="i" value={line.interest} />, <Money key="f" value={line.funding} />, <Money key="o" value={line.operating} />, <Money key="l" value={line.expected_loss} />,
    <strong key="p"><Money value={line.profit} /></strong>, line.profit_percent ? `${line.profit_percent}%` : '–', <Money key="r" value={line.realised_loss} />,
  ]);
  return (
    <>
      <Chart
        title={t('backtest.earnings')}
        lead={lang === 'zh' ? card.assumed.zh : card.assumed.en}
        height={260}
        option={{
          legend: { top: 0 }, grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true }, tooltip: { trigger: 'axis' },
          xAxis: { type: 'category', data: parts.map((part) => t(`backtest.part.${part}`)), axisLabel: { interval: 0 } }, yAxis: { type: 'value', name: units.name },
          series: card.economics.map((line) => ({ type: 'bar', name: name(line.side), data: parts.map((part) => sign(part) * units.plot(line[part])), barMaxWidth: 36 })),
        }}
        table={{ columns: [t('backtest.earnings'), ...card.economics.map((line) => units.heading(name(line.side)))], rows: parts.map((part) => ({ key: part, cells: [t(`backtest.part.${part}`), ...card.economics.map((line) => units.text(line[part]))] })) }}
      />
      <Panel title={t('backtest.economics')} lead={units.name}>
        <Table label={t('backtest.economics')} head={['', t('backtest.offers'), t('backtest.amount'), ...parts.map((part) => t(`backtest.part.${part}`)), t('backtest.profitPercent'), t('backtest.realised')]} rows={rows} />
      </Panel>
    </>
  );
}

/** Offers by rate, in bands. */
function Prices({ card }: { card: Card }) {
  const { t } = useTranslation('products');
  const bands = card.price_bands.map((band) => ({ ...band, label: `${band.from_percent}–${band.to_percent}%` }));
  return (
    <Chart
      title={t('backtest.prices')}
      lead={t('backtest.pricesLead')}
      height={240}
      option={{
        legend: { top: 0 }, grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true }, tooltip: { trigger: 'axis' }, xAxis: { type: 'category', data: bands.map((band) => band.label) }, yAxis: { type: 'value', minInterval: 1 },
        series: (['before', 'after'] as const).map((side) => ({ type: 'bar', name: t(`backtest.${side}`), data: bands.map((band) => band[side]), barMaxWidth: 28 })),
      }}
      table={{ columns: [t('backtest.prices'), t('backtest.before'), t('backtest.after')], rows: bands.map((band) => ({ key: band.from_percent, cells: [band.label, band.before, band.after] })) }}
    />
  );
}

export function Report({ card, onPick, children }: { card: Card; onPick?: (field: Field) => void; children?: ReactNode }) {
  const { t } = useTranslation('products');
  const { lang } = useDisplay();
  const name = useName();
  return (
    <div className="backtest" aria-live="polite">
      {card.past && <Panel title={t('past.basis', { set: card.past.dataset, card: card.past.scorecard, version: card.past.scorecard_version })} lead={lang === 'zh' ? card.past.zh : card.past.en}>{null}</Panel>}
      {card.diff.before > 0 && (
        <Panel title={t('backtest.changes')}>
          <Changes changes={card.diff.changes} none={t('backtest.same')} />
        </Panel>
      )}
      <Panel title={t('backtest.swap')} lead={`${t('backtest.counted', { decided: card.decided, again: card.again, lgd: card.lgd_percent })} ${t('backtest.inExplained')}`}>
        <SwapSet card={card} onPick={onPick} />
      </Panel>
      {children}
      <Earnings card={card} />
      <Prices card={card} />
      {card.unable.length > 0 && (
        <Panel title={t('backtest.unable')}>
          <Table label={t('backtest.unable')} head={[t('backtest.reason'), t('backtest.about'), t('backtest.number')]} rows={card.unable.map((line) => [name(line.reason), line.subject, line.number])} />
        </Panel>
      )}
      <Panel title={t('backtest.outcomes')}>
        <Table label={t('backtest.outcomes')} head={[t('backtest.outcome'), t('backtest.before'), t('backtest.after')]} rows={card.outcomes.map((line) => [name(line.outcome), line.before, line.after])} />
      </Panel>
      <Approvals title={t('backtest.grades')} lines={card.grades} />
      <Approvals title={t('backtest.regions')} lines={card.regions} />
      <Approvals title={t('backtest.sizes')} lines={card.sizes} />
      <Approvals title={t('backtest.places')} lines={card.places} />
      <Approvals title={t('backtest.borrowers')} lines={card.borrowers} />
      <Terms card={card} />
    </div>
  );
}
