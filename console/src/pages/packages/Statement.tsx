// A holder's account of a period: what came in, what is passed on, what is brought forward.
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Day, Loaded, Money, Panel } from '@/components/index.ts';
import { useUnit } from '@/display.tsx';

interface Period { from?: string; to?: string; holder?: number }

export function StatementTable({ card }: { card: Schemas['StatementCard'] }) {
  const { t } = useTranslation('packages');
  const units = useUnit(card.opening.currency);
  const lines: [string, Schemas['Cash']][] = [
    [t('statement.opening'), card.opening], [t('statement.entered'), card.entered], [t('statement.principal'), card.principal], [t('statement.principalLost'), card.principal_lost],
    [t('statement.returned'), card.returned], [t('statement.closing'), card.closing], [t('statement.interest'), card.interest], [t('statement.penalty'), card.penalty],
    [t('statement.recovered'), card.recovered], [t('statement.fees'), card.fees], [t('statement.fee'), card.fee], [t('statement.bought'), card.bought_back], [t('statement.correction'), card.price_correction],
    [t('statement.due'), card.due_in_period], [t('statement.brought'), card.brought_forward], [t('statement.remitted'), card.remitted], [t('statement.still'), card.still_due],
  ];
  const fees = card.flows.some((flow) => flow.fees.minor !== 0);
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('statement.title')}>
        <table className="plain-table" style={{ minWidth: 360 }}>
          <caption className="soft" style={{ textAlign: 'left' }}>{card.holder} · {card.from} – {card.to}</caption>
          <thead><tr><th scope="col">{t('statement.item')}</th><th scope="col" className="num">{units.heading(t('statement.amount'))}</th></tr></thead>
          <tbody>{lines.map(([label, amount]) => <tr key={label}><th scope="row" style={{ fontWeight: 400 }}>{label}</th><td className="num"><Money value={amount} /></td></tr>)}</tbody>
        </table>
      </div>
      {card.flows.length === 0 ? <p className="soft">{t('statement.none')}</p> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('statement.flows')} style={{ marginTop: 12 }}>
          <table className="plain-table" style={{ minWidth: 680 }}>
            <thead><tr><th scope="col">{t('statement.on')}</th><th scope="col">{t('statement.loan')}</th><th scope="col" className="num">{units.heading(t('statement.principal'))}</th><th scope="col" className="num">{units.heading(t('statement.interest'))}</th><th scope="col" className="num">{units.heading(t('statement.penalty'))}</th><th scope="col" className="num">{units.heading(t('statement.recovered'))}</th>{fees && <th scope="col" className="num">{units.heading(t('statement.fees'))}</th>}<th scope="col" className="num">{units.heading(t('statement.lost'))}</th></tr></thead>
            <tbody>
              {card.flows.map((flow, index) => (
                <tr key={index}>
                  <td><Day value={flow.on} /></td><td className="num" style={{ textAlign: 'left' }}>{flow.number}</td>
                  <td className="num"><Money value={flow.principal} /></td><td className="num"><Money value={flow.interest} /></td><td className="num"><Money value={flow.penalty} /></td>
                  <td className="num"><Money value={flow.recovered} /></td>{fees && <td className="num"><Money value={flow.fees} /></td>}<td className="num"><Money value={flow.lost} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function PeriodForm({ holders, show }: { holders: number; show: (period: Period) => void }) {
  const { t } = useTranslation('packages');
  const day = [{ pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('form.day') }];
  const given = (values: Period): Period => ({ ...(values.from ? { from: values.from } : {}), ...(values.to ? { to: values.to } : {}), ...(values.holder ? { holder: values.holder } : {}) });
  return (
    <Form<Period> layout="inline" onFinish={(values) => show(given(values))} style={{ rowGap: 8, marginBottom: 12 }}>
      <Form.Item name="from" label={t('statement.from')} rules={day}><Input placeholder="2026-04-01" autoComplete="off" style={{ width: 130 }} /></Form.Item>
      <Form.Item name="to" label={t('statement.to')} rules={day}><Input placeholder="2026-04-30" autoComplete="off" style={{ width: 130 }} /></Form.Item>
      {holders > 1 && <Form.Item name="holder" label={t('statement.holder')}><InputNumber min={1} max={holders} precision={0} /></Form.Item>}
      <Button htmlType="submit">{t('statement.show')}</Button>
    </Form>
  );
}

/** The servicer's view of a holder's account. */
export function PackageStatement({ id, holders }: { id: string; holders: number }) {
  const { t } = useTranslation('packages');
  const [period, show] = useState<Period>({});
  const query = $api.useQuery('get', '/v1/packages/{id}/statement', { params: { path: { id }, query: period } });
  return (
    <Panel title={t('statement.title')} lead={t('statement.lead')}>
      <PeriodForm holders={holders} show={show} />
      <Loaded query={query}>{(card) => <StatementTable card={card} />}</Loaded>
    </Panel>
  );
}

/** The holder's own. */
export function HoldingStatement({ id }: { id: string }) {
  const { t } = useTranslation('packages');
  const [{ from, to }, show] = useState<Period>({});
  const query = $api.useQuery('get', '/v1/holdings/{id}/statement', { params: { path: { id }, query: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } });
  return (
    <Panel title={t('statement.title')} lead={t('statement.lead')}>
      <PeriodForm holders={1} show={show} />
      <Loaded query={query}>{(card) => <StatementTable card={card} />}</Loaded>
    </Panel>
  );
}
