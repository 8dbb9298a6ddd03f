// Journal entries of a loan, debits beside credits, with the totals that must be equal.
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cash, Schemas } from '@/api/types.ts';
import { Day, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { Exact, useExact } from './exact.tsx';

type Posting = Schemas['PostingCard'];

/** Sums of both sides, in minor units; equal or the book is wrong. */
export function sides(postings: Posting[]): { debit: number; credit: number } {
  const debit = postings.reduce((sum, { amount }) => sum + Math.max(amount.minor, 0), 0);
  const credit = postings.reduce((sum, { amount }) => sum - Math.min(amount.minor, 0), 0);
  return { debit, credit };
}

function Side({ amount, sign }: { amount: Cash; sign: 1 | -1 }) {
  const minor = amount.minor * sign;
  return minor > 0 ? <Exact value={{ ...amount, minor }} /> : null;
}

const PAGE = 20;

export function PostingTable({ postings, label }: { postings: Posting[]; label: string }) {
  const { t } = useTranslation('loans');
  const name = useName();
  const currency = postings[0]?.amount.currency ?? 'CNY';
  const units = useExact(currency);
  const { debit, credit } = sides(postings);
  return (
    <Table<Posting & { key: number }>
      size="small"
      aria-label={label}
      dataSource={postings.map((posting, key) => ({ ...posting, key }))}
      pagination={postings.length > PAGE ? { pageSize: PAGE, showSizeChanger: false, size: 'small' } : false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('postings.valueDate'), render: (_v, row) => <Day value={row.value_date} /> },
        { title: t('postings.bookDate'), render: (_v, row) => (row.book_date === row.value_date ? <Day value={row.book_date} /> : <Tag color="warning" title={t('postings.different')}>{row.book_date}</Tag>) },
        { title: t('postings.account'), render: (_v, row) => <><span className="mono soft">{row.account}</span> {name(row)}</> },
        { title: units.heading(t('postings.debit')), align: 'right', render: (_v, row) => <Side amount={row.amount} sign={1} /> },
        { title: units.heading(t('postings.credit')), align: 'right', render: (_v, row) => <Side amount={row.amount} sign={-1} /> },
      ]}
      summary={() => (
        <Table.Summary.Row style={{ fontWeight: 600 }}>
          <Table.Summary.Cell index={0} colSpan={3}>
            {t('postings.total')} <Tag color={debit === credit ? 'success' : 'error'}>{t(debit === credit ? 'postings.balanced' : 'postings.unbalanced')}</Tag>
          </Table.Summary.Cell>
          <Table.Summary.Cell index={3} align="right"><Exact value={{ minor: debit, currency, text: '' }} /></Table.Summary.Cell>
          <Table.Summary.Cell index={4} align="right"><Exact value={{ minor: credit, currency, text: '' }} /></Table.Summary.Cell>
        </Table.Summary.Row>
      )}
    />
  );
}

export function Postings({ postings }: { postings: Posting[] }) {
  const { t } = useTranslation('loans');
  return (
    <Panel title={t('postings.title')} lead={t('postings.lead')}>
      {postings.length === 0 ? <p className="soft" style={{ margin: 0 }}>{t('postings.none')}</p> : <PostingTable postings={postings} label={t('postings.title')} />}
    </Panel>
  );
}
