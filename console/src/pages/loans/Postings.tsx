// Journal entries of a loan, debits beside credits, with the totals that must be equal.
import { Pagination, Tag } from 'antd';
import { useState } from 'react';
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

const PAGE = 24;

export function PostingTable({ postings, label }: { postings: Posting[]; label: string }) {
  const { t } = useTranslation('loans');
  const name = useName();
  const [page, setPage] = useState(1);
  const currency = postings[0]?.amount.currency ?? 'CNY';
  const exact = useExact(currency);
  const { debit, credit } = sides(postings);
  const shown = postings.slice((page - 1) * PAGE, page * PAGE);
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('postings.valueDate')}</th><th scope="col">{t('postings.bookDate')}</th><th scope="col">{t('postings.account')}</th>
              <th scope="col" className="num">{exact.heading(t('postings.debit'))}</th><th scope="col" className="num">{exact.heading(t('postings.credit'))}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((posting, index) => (
              <tr key={(page - 1) * PAGE + index}>
                <td><Day value={posting.value_date} /></td>
                <td>{posting.book_date === posting.value_date ? <Day value={posting.book_date} /> : <Tag color="warning" title={t('postings.different')}>{posting.book_date}</Tag>}</td>
                <td><span className="mono soft">{posting.account}</span> {name(posting)}</td>
                <td className="num"><Side amount={posting.amount} sign={1} /></td><td className="num"><Side amount={posting.amount} sign={-1} /></td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr style={{ fontWeight: 600 }}>
              <td colSpan={3}>{t('postings.total')} <Tag color={debit === credit ? 'success' : 'error'}>{t(debit === credit ? 'postings.balanced' : 'postings.unbalanced')}</Tag></td>
              <td className="num"><Exact value={{ minor: debit, currency, text: '' }} /></td><td className="num"><Exact value={{ minor: credit, currency, text: '' }} /></td>
            </tr>
          </tfoot>
        </table>
      </div>
      {postings.length > PAGE && <Pagination style={{ marginTop: 12 }} align="end" size="small" current={page} pageSize={PAGE} total={postings.length} showSizeChanger={false} onChange={setPage} />}
    </>
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
