// What is due as a file for the bank, its result back as payments, and payouts as an order.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ExportButton } from '@/components/DataList.tsx';
import { Day, Loaded, Panel, Problem } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay, useMe } from '@/session.tsx';
import { Exact, useExact } from '../loans/exact.tsx';
import { FileButton, sendFile } from './Bank.tsx';

type Report = Schemas['CollectionReport'];

function Came({ report }: { report: Report }) {
  const { t } = useTranslation('ledger');
  const name = useName();
  const rows = [...report.failed, ...report.refused];
  return (
    <Alert
      type={report.refused.length + report.unread.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      style={{ marginBottom: 16 }}
      message={<>{t('collect.came', { recorded: report.recorded, repeated: report.repeated, failed: report.failed.length, refused: report.refused.length, unread: report.unread.length })} <Exact value={report.amount} /></>}
      description={(rows.length > 0 || report.unread.length > 0) && (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {rows.map((row) => <li key={`${row.row}-${row.code}`}>{t('collect.row', { row: row.row })} {row.loan_number}: {name(row.why)}</li>)}
          {report.unread.map((row) => <li key={`u${row.row}`}>{t('collect.row', { row: row.row })}: {name(row.reason)}</li>)}
        </ul>
      )}
    />
  );
}

function Order() {
  const { t } = useTranslation('ledger');
  const id = useId();
  const [account, setAccount] = useState('');
  const [error, setError] = useState<unknown>();
  const make = async () => {
    setError(undefined);
    try {
      const { data } = await api.GET('/v1/ledger/payouts/order', { params: { query: { account } } });
      if (!data) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([data.xml], { type: 'application/xml' }));
      link.download = `${data.id}.xml`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Panel title={t('collect.order')} lead={t('collect.orderLead')}>
      <div className="list-filters" style={{ alignItems: 'flex-end' }}>
        <div className="list-filter"><label htmlFor={id}>{t('collect.account')}</label><Input id={id} value={account} maxLength={34} onChange={(event) => setAccount(event.target.value)} /></div>
        <Button disabled={!account.trim()} onClick={() => void make()}>{t('collect.make')}</Button>
      </div>
      {error !== undefined && <Problem error={error} />}
    </Panel>
  );
}

export function Collection() {
  const { t } = useTranslation('ledger');
  const may = useMay();
  const { today, institution } = useMe();
  const client = useQueryClient();
  const exact = useExact(institution.currency);
  const id = useId();
  const [on, setOn] = useState(today);
  const [report, setReport] = useState<Report>();
  const due = $api.useQuery('get', '/v1/ledger/collection', { params: { query: { on } } });
  const come = async (file: File) => {
    setReport(await sendFile<Report>('/v1/ledger/collection/results', file));
    await client.invalidateQueries();
  };
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Panel title={t('collect.title')} lead={t('collect.lead')} extra={<div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}><ExportButton path="/v1/ledger/collection/export" query={{ on }} /><FileButton label={t('collect.result')} accept=".csv,.txt,.xlsx,.xls" onFile={come} /></div>}>
        <div className="list-filters"><div className="list-filter"><label htmlFor={id}>{t('collect.on')}</label><DatePicker id={id} allowClear={false} value={dayjs(on)} onChange={(day) => setOn(day.format('YYYY-MM-DD'))} /></div></div>
        {report && <Came report={report} />}
        <Loaded query={due}>
          {(card) => card.lines.length === 0 ? <p className="soft">{t('collect.none')}</p> : (
            <div className="scroll-x" tabIndex={0} role="region" aria-label={t('collect.title')}>
              <table className="plain-table">
                <thead><tr><th scope="col">{t('journal.loan')}</th><th scope="col">{t('bank.party')}</th><th scope="col">{t('collect.due')}</th><th scope="col" className="num">{t('collect.late')}</th><th scope="col" className="num">{exact.heading(t('collect.amount'))}</th></tr></thead>
                <tbody>
                  {card.lines.map((line) => (
                    <tr key={line.reference}><td><Link className="row-link num" to={`/loans/${line.loan_number}` as never}>{line.loan_number}</Link></td><td>{line.firm_name ?? '–'}</td><td><Day value={line.due_on} /></td><td className="num">{line.days_past_due}</td><td className="num"><Exact value={line.amount} /></td></tr>
                  ))}
                </tbody>
                <tfoot><tr style={{ fontWeight: 600 }}><td colSpan={4}>{t('trial.total')} · {card.lines.length}</td><td className="num"><Exact value={card.total} /></td></tr></tfoot>
              </table>
            </div>
          )}
        </Loaded>
      </Panel>
      {may('release-payout') && <Order />}
    </div>
  );
}
