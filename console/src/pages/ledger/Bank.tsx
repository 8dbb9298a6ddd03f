// Bank statements: bring one in, see which there are.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/api/problem.ts';
import { DataList, Day, Instant, Panel, Problem } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { Exact } from '../loans/exact.tsx';

/** Sends a file as it is; the answer, or the problem thrown. */
export async function sendFile<Answer>(path: string, file: File): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/octet-stream' }, body: file });
  } catch {
    throw ProblemError.unreachable();
  }
  if (!response.ok) throw await ProblemError.from(response);
  return (await response.json()) as Answer;
}

/** A button that asks for a file and hands it over. */
export function FileButton({ label, accept, primary = false, onFile }: { label: string; accept: string; primary?: boolean; onFile: (file: File) => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(undefined);
    try {
      await onFile(file);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div>
      <Button type={primary ? 'primary' : 'default'} loading={busy} onClick={() => input.current?.click()}>{label}</Button>
      <input ref={input} type="file" className="hidden-visually" tabIndex={-1} aria-label={label} accept={accept} onChange={(event) => void take(event.target.files?.[0])} />
      {error !== undefined && <div style={{ marginTop: 12, maxWidth: 560 }}><Problem error={error} /></div>}
    </div>
  );
}

export function Bank() {
  const { t } = useTranslation('ledger');
  const may = useMay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const bring = async (file: File) => {
    const line = await sendFile<{ id: string }>(`/v1/ledger/statements?${new URLSearchParams({ file: file.name })}`, file);
    await client.invalidateQueries();
    void navigate({ to: `/ledger/statements/${line.id}` as never });
  };
  return (
    <Panel title={t('bank.title')} lead={t('bank.lead')} extra={may('reconcile-bank') && <FileButton primary label={t('bank.bring')} accept=".csv,.txt,.xlsx,.xls,.xml" onFile={bring} />}>
      <DataList
        path="/v1/ledger/statements"
        embedded
        label={t('bank.title')}
        rowKey={(row) => row.id}
        empty={t('bank.none')}
        columns={[
          { key: 'source', title: t('bank.file'), primary: true, render: (row) => <Link className="row-link" to={`/ledger/statements/${row.id}` as never}>{row.source}</Link> },
          { key: 'days', title: t('bank.days'), render: (row) => <><Day value={row.from} /> – <Day value={row.to} /></> },
          { key: 'account', title: t('bank.account'), render: (row) => <span className="mono">{row.account ?? '–'}</span> },
          { key: 'rows', title: t('bank.rows'), numeric: true, render: (row) => <span className="num">{count(row.rows)}</span> },
          { key: 'refused', title: t('bank.refused'), numeric: true, render: (row) => <span className="num">{count(row.refused)}</span> },
          { key: 'closing', title: t('bank.closing'), numeric: true, render: (row) => <Exact value={row.closing} /> },
          { key: 'format', title: t('bank.format'), optional: true, render: (row) => row.format },
          { key: 'at', title: t('bank.at'), render: (row) => <Instant value={row.brought_at} /> },
        ]}
      />
    </Panel>
  );
}
