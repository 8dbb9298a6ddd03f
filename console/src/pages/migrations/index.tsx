// Existing books: upload the three files, see what a check finds, submit; and the imports so far.
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, DataList, Day, encoded, FilePick, Instant, NamedTag, PageHeader, Panel, plainAct, Problem } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { AsideTable, LineTable, Report } from './report.tsx';

type Upload = Schemas['BookUpload'];
type Check = Schemas['CheckCard'];
type Which = 'contracts' | 'balances' | 'history';

function Bring() {
  const { t } = useTranslation('migrations');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [source, setSource] = useState('');
  const [day, setDay] = useState<Dayjs | null>(null);
  const [files, setFiles] = useState<Partial<Record<Which, File>>>({});
  const [check, setCheck] = useState<Check>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const sourceId = useId();
  const dayId = useId();
  const put = (which: Which) => (file: File | undefined) => {
    setFiles({ ...files, [which]: file });
    setCheck(undefined);
  };
  const upload = async (reason: string): Promise<Upload> => ({
    source: source.trim(),
    cut_over: day?.format('YYYY-MM-DD') ?? '',
    contracts: await encoded(files.contracts as File),
    balances: await encoded(files.balances as File),
    history: files.history ? await encoded(files.history) : null,
    reason,
  });
  const ready = source.trim() !== '' && day !== null && files.contracts !== undefined && files.balances !== undefined;
  const look = async () => {
    if (!ready) return void message.warning(t('files'));
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await api.POST('/v1/migrations/check', { body: await upload('') });
      setCheck(data);
    } catch (thrown) {
      setCheck(undefined);
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Panel title={t('bring')} lead={t('bringLead')}>
        <div className="list-filters">
          <div className="list-filter">
            <label htmlFor={sourceId}>{t('source')}</label>
            <Input id={sourceId} maxLength={20} autoComplete="off" value={source} placeholder={t('sourceHint')} style={{ width: 320 }} onChange={(event) => setSource(event.target.value)} />
          </div>
          <div className="list-filter">
            <label htmlFor={dayId}>{t('cutOver')}</label>
            <DatePicker id={dayId} value={day} onChange={setDay} />
          </div>
          <FilePick label={t('contracts')} file={files.contracts} onFile={put('contracts')} />
          <FilePick label={t('balances')} file={files.balances} onFile={put('balances')} />
          <FilePick label={t('history')} hint={t('optional')} file={files.history} onFile={put('history')} />
        </div>
        <div style={{ display: 'flex', gap: 8, marginTop: 12 }}>
          <Button type={check ? 'default' : 'primary'} loading={busy} disabled={!ready} onClick={() => void look()}>{t('check')}</Button>
          {check && check.summary.loans > 0 && (
            <ActButton<{ reason: string }, Schemas['SubmittedBook']>
              act={plainAct(t('submit'))}
              primary
              explain={t('submitExplain')}
              run={async (values, keyed) => api.POST('/v1/migrations', { params: keyed, body: await upload(values.reason) })}
              onDone={(made) => void navigate({ to: `/migrations/${made.migration.id}` as never })}
            >
              <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('needed') }]}><Input.TextArea maxLength={500} /></Form.Item>
            </ActButton>
          )}
        </div>
        {error !== undefined && <div style={{ marginTop: 12 }}><Problem error={error} /></div>}
      </Panel>
      {check && (
        <div style={{ display: 'grid', gap: 16, marginTop: 16 }}>
          <h2>{t('checked')}</h2>
          <Report summary={check.summary} />
          {check.lines.length > 0 && <Panel title={t('lines')} lead={t('linesLead')}><LineTable lines={check.lines} /></Panel>}
          {check.refused.length > 0 && <Panel title={t('aside')} lead={t('asideLead')}><AsideTable rows={check.refused} /></Panel>}
        </div>
      )}
    </>
  );
}

export default function MigrationsPage() {
  const { t } = useTranslation('migrations');
  const may = useMay();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {may('migrate-book') && <Bring />}
      <div style={{ marginTop: 16 }}>
        <Panel title={t('list')}>
          <DataList
            path="/v1/migrations"
            embedded
            label={t('list')}
            rowKey={(row) => row.id}
            empty={t('nothing')}
            columns={[
              { key: 'source', title: t('source'), primary: true, render: (row) => <Link className="row-link" to={`/migrations/${row.id}` as never}>{row.source}</Link> },
              { key: 'cut_over', title: t('cutOver'), render: (row) => <Day value={row.cut_over} /> },
              { key: 'state', title: t('state'), render: (row) => <NamedTag value={row.state} /> },
              { key: 'loans', title: t('loans'), numeric: true, render: (row) => <span className="num">{count(row.loans)}</span> },
              { key: 'differ', title: t('differ'), numeric: true, render: (row) => <span className="num">{count(row.differ)}</span> },
              { key: 'refused', title: t('refused'), numeric: true, render: (row) => <span className="num">{count(row.refused)}</span> },
              { key: 'at', title: t('at'), render: (row) => <Instant value={row.submitted_at} /> },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
