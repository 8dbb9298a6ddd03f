// The layers of an agreement, in the order in which they take a loss, and what each bore of a claim.
import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Money, Panel } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName } from '@/display.tsx';
import { formatMinor } from '@/format/money.ts';
import { SERIES } from '@/theme/tokens.ts';

type Agreement = Schemas['AgreementDetail'];
type Claim = Schemas['ClaimCard'];
type Shares = Schemas['LayerShare'][];

const said = (shares: Shares) => shares.map((share) => `${share.party} ${share.share_percent}%`).join('、');

export function Layers({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('guarantees');
  const name = useName();
  return (
    <Panel title={t('layers.title')} lead={t('layers.lead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('layers.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('layers.layer')}</th><th scope="col">{t('layers.kind')}</th><th scope="col">{t('layers.perils')}</th><th scope="col">{t('layers.shares')}</th>
              <th scope="col" className="num">{t('layers.above')}</th><th scope="col" className="num">{t('layers.limit')}</th><th scope="col" className="num">{t('layers.taken')}</th>
            </tr>
          </thead>
          <tbody>
            {agreement.layers.map((layer) => (
              <tr key={layer.name}>
                <th scope="row" style={{ fontWeight: 400 }}>{layer.name}</th>
                <td>{name(layer.kind)}</td>
                <td>{layer.perils.length === 0 ? t('layers.every') : layer.perils.map(name).join('、')}</td>
                <td>
                  {said(layer.shares)}
                  {layer.bands.map((band) => (
                    <div key={band.from_volume.minor} className="soft">
                      {t('layers.from', { volume: band.from_volume.text })} {said(band.shares)} {band.in_force && <Tag color="processing">{t('layers.now')}</Tag>}
                    </div>
                  ))}
                </td>
                <td className="num">{layer.above ? <Money value={layer.above} /> : '–'}</td>
                <td className="num">{layer.limit ? <>{name(layer.per)} <Money value={layer.limit} /></> : '–'}</td>
                <td className="num"><Money value={layer.taken} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {agreement.trade_volume && <p className="soft">{t('layers.volume', { volume: agreement.trade_volume.text })}</p>}
    </Panel>
  );
}

/** The loss falling from layer to layer; what is left at the end stays with the lender. */
export function LayerFall({ claim }: { claim: Claim }) {
  const { t } = useTranslation('guarantees');
  const colours = SERIES[useDisplay().theme];
  const exact = (minor: number) => formatMinor(minor, claim.loss.currency, 'yuan');
  const parties = useMemo(() => claim.shares.map((share) => share.party), [claim]);
  const rows = useMemo(() => {
    let left = claim.loss.minor;
    const layers = claim.layers.map((layer) => {
      const borne = layer.shares.reduce((total, share) => total + share.amount.minor, 0);
      left -= borne;
      return { label: layer.layer, from: left, parts: parties.map((party) => layer.shares.find((share) => share.party === party)?.amount.minor ?? 0) };
    });
    const rest = claim.shares.map((share) => share.amount.minor - layers.reduce((total, layer) => total + (layer.parts[parties.indexOf(share.party)] ?? 0), 0));
    return left > 0 ? [...layers, { label: t('layers.rest'), from: 0, parts: rest }] : layers;
  }, [claim, parties, t]);
  const option = useMemo<EChartsOption>(
    () => ({
      legend: { bottom: 0, data: parties },
      grid: { left: 8, right: 24, top: 8, bottom: 40, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', min: 0, axisLabel: { hideOverlap: true } },
      yAxis: { type: 'category', inverse: true, data: [t('claims.lossBar'), ...rows.map((row) => row.label)], axisLabel: { width: 120, overflow: 'break' } },
      series: [
        { name: '', type: 'bar', stack: 'fall', silent: true, tooltip: { show: false }, itemStyle: { color: 'transparent' }, data: [0, ...rows.map((row) => row.from / 100)] },
        { name: t('claims.lossBar'), type: 'bar', stack: 'fall', barMaxWidth: 26, itemStyle: { color: '#7a8783' }, data: [claim.loss.minor / 100, ...rows.map(() => 0)] },
        ...parties.map((party, at) => ({ name: party, type: 'bar' as const, stack: 'fall', barMaxWidth: 26, itemStyle: { color: colours[at] }, data: [0, ...rows.map((row) => (row.parts[at] ?? 0) / 100)] })),
      ],
    }),
    [rows, parties, claim, colours, t],
  );
  return (
    <Chart
      title={t('layers.fall')}
      lead={t('claims.splitLead')}
      describe={rows.map((row) => `${row.label}: ${row.parts.map((part, at) => `${parties[at] ?? ''} ${exact(part)}`).join(', ')}`).join('; ')}
      option={option}
      height={rows.length * 48 + 110}
      table={{ columns: [t('layers.layer'), ...parties], rows: rows.map((row) => ({ key: row.label, cells: [row.label, ...row.parts.map(exact)] })) }}
    />
  );
}
