// The journal: vouchers of a period with their sides, each leading to its loan.
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { DataList, Day } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { Exact } from '../loans/exact.tsx';
import { Side } from './Trial.tsx';

type Entry = Schemas['JournalCard'];

export function Sides({ entry }: { entry: Entry }) {
  const { t } = useTranslation('ledger');
  const name = useName();
  return (
    <table className="plain-table" style={{ maxWidth: 720 }}>
      <thead><tr><th scope="col">{t('trial.account')}</th><th scope="col">{t('journal.role')}</th><th scope="col" className="num">{t('trial.debit')}</th><th scope="col" className="num">{t('trial.credit')}</th></tr></thead>
      <tbody>
        {entry.lines.map((line, at) => (
          <tr key={at}><td><span className="mono">{line.account}</span> {name(line)}</td><td>{name(line.role)}</td><td className="num"><Side amount={line.amount} sign={1} /></td><td className="num"><Side amount={line.amount} sign={-1} /></td></tr>
        ))}
      </tbody>
    </table>
  );
}

export function BookDay({ entry }: { entry: Pick<Entry, 'value_date' | 'book_date'> }) {
  const { t } = useTranslation('ledger');
  if (entry.book_date === entry.value_date) return <Day value={entry.book_date} />;
  return <Tag color="warning" title={t('journal.different')}>{entry.book_date}</Tag>;
}

export function Journal() {
  const { t } = useTranslation('ledger');
  const name = useName();
  const views = [{ value: 'book', label: t('look.book') }, { value: 'value', label: t('look.value') }];
  return (
    <DataList
      path="/v1/ledger/journal"
      label={t('journal.title')}
      rowKey={(row) => row.id}
      empty={t('journal.none')}
      filters={[
        { key: 'from', label: t('look.from'), kind: 'day' },
        { key: 'at', label: t('look.at'), kind: 'day' },
        { key: 'known_at', label: t('look.known'), kind: 'day' },
        { key: 'view', label: t('look.view'), kind: 'select', options: views },
        { key: 'account', label: t('trial.account'), placeholder: '1303' },
        { key: 'loan', label: t('journal.loan'), placeholder: 'JK…' },
      ]}
      columns={[
        { key: 'value', title: t('journal.valueDate'), primary: true, render: (row) => <Day value={row.value_date} /> },
        { key: 'book', title: t('journal.bookDate'), render: (row) => <BookDay entry={row} /> },
        { key: 'loan', title: t('journal.loan'), render: (row) => <Link className="row-link num" to={`/loans/${row.loan}` as never}>{row.loan_number}</Link> },
        { key: 'rule', title: t('journal.rule'), render: (row) => name(row.rule) },
        { key: 'accounts', title: t('journal.accounts'), render: (row) => <span className="mono soft">{row.lines.map((line) => `${line.amount.minor < 0 ? '−' : '+'}${line.account}`).join('  ')}</span> },
        { key: 'amount', title: t('journal.amount'), numeric: true, render: (row) => <Exact value={row.amount} /> },
        { key: 'source', title: t('journal.source'), optional: true, render: (row) => <span className="mono">{row.source}</span> },
        { key: 'version', title: t('journal.version'), optional: true, numeric: true, render: (row) => <span className="num">v{row.rules_version}</span> },
      ]}
      expand={(row) => <Sides entry={row} />}
    />
  );
}
