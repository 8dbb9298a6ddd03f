// What buyers owe over every facility, beside the lines for commercial factoring.
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, Money, Panel, SimulatedBadge, Stats } from '@/components/index.ts';
import { useUnit } from '@/display.tsx';
import { Gauges } from '../guarantor/Desk.tsx';

type Card = Schemas['ConcentrationCard'];
interface Assets { risk_assets?: string; net_assets?: string }

function Table({ card }: { card: Card }) {
  const { t } = useTranslation('facilities');
  const units = useUnit(card.open.currency);
  if (card.debtors.length === 0) return <p className="soft">{t('claims.none')}</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('buyers.title')}>
      <table className="plain-table" style={{ minWidth: 640 }}>
        <thead><tr><th scope="col">{t('claims.buyer')}</th><th scope="col" className="num">{units.heading(t('claims.open'))}</th><th scope="col" className="num">{units.heading(t('claims.overdue'))}</th><th scope="col" className="num">{t('buyers.percent')}</th><th scope="col" className="num">{t('buyers.facilities')}</th></tr></thead>
        <tbody>
          {card.debtors.map((one) => (
            <tr key={one.firm}>
              <th scope="row" style={{ fontWeight: 400 }}><Link to={`/firms/${one.firm}` as never}>{one.name ? <span lang="zh">{one.name}</span> : t('erased')}</Link> {one.affiliate && <Tag>{t('claims.affiliate')}</Tag>}</th>
              <td className="num"><Money value={one.open} /></td>
              <td className="num"><Money value={one.overdue} /></td>
              <td className="num">{one.percent ? `${one.percent}%` : '–'}</td>
              <td className="num">{one.facilities}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Buyers() {
  const { t } = useTranslation('facilities');
  const [assets, setAssets] = useState<Assets>({});
  const query = $api.useQuery('get', '/v1/receivables/concentration', { params: { query: assets } });
  const given = (values: Assets) => {
    const text = (value: string | undefined) => (value?.trim() ? value.trim() : undefined);
    const [risk, net] = [text(values.risk_assets), text(values.net_assets)];
    setAssets({ ...(risk ? { risk_assets: risk } : {}), ...(net ? { net_assets: net } : {}) });
  };
  return (
    <>
      <div style={{ marginBottom: 16 }}><Panel title={t('buyers.assets')} lead={t('buyers.assetsLead')}>
        <Form layout="inline" onFinish={given}>
          <Form.Item name="risk_assets" label={t('buyers.risk')}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
          <Form.Item name="net_assets" label={t('buyers.net')}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
          <Button htmlType="submit">{t('buyers.work')}</Button>
        </Form>
      </Panel></div>
      <Loaded query={query}>
        {(card) => (
          <>
            <Stats
              figures={[
                { label: t('claims.open'), value: <Money value={card.open} unit /> },
                { label: t('buyers.lent'), value: <Money value={card.lent} unit /> },
                { label: t('buyers.reserve'), value: <Money value={card.reserve} unit /> },
              ]}
            />
            <div className="grid">
              <Gauges gauges={card.gauges} title={t('buyers.lines')} lead={t('buyers.linesLead')} />
              <Panel title={t('buyers.title')} lead={t('buyers.lead', { on: card.on })}><SimulatedBadge show={card.simulated} /><Table card={card} /></Panel>
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
