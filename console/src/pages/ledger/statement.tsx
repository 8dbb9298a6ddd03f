// One bank statement held against the book: pairs, what only one side has, and the difference explained to the cent.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, InputNumber, Tag } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Day, Loaded, PageHeader, Panel, PlainTable, Stats } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { Exact, useExact } from '../loans/exact.tsx';

type Card = Schemas['ReconciliationCard'];

function Sums({ card }: { card: Card }) {
  const { t } = useTranslation('ledger');
  const exact = useExact(card.difference.currency);
  const sound = card.difference.minor === card.bank_unmatched.minor - card.book_unmatched.minor + card.timing.minor;
  return (
    <>
      <Stats
        figures={[
          { label: exact.heading(t('bank.bankMovement')), value: <Exact value={card.bank_movement} /> },
          { label: exact.heading(t('bank.bookMovement')), value: <Exact value={card.book_movement} /> },
          { label: exact.heading(t('bank.difference')), value: <Exact value={card.difference} />, note: sound ? t('bank.explained') : t('bank.unexplained') },
          { label: exact.heading(t('bank.onlyBank')), value: <Exact value={card.bank_unmatched} /> },
          { label: exact.heading(t('bank.onlyBook')), value: <Exact value={card.book_unmatched} /> },
          { label: exact.heading(t('bank.timing')), value: <Exact value={card.timing} /> },
        ]}
      />
      {card.statement_gap && card.statement_gap.minor !== 0 && <Alert type="error" showIcon style={{ marginBottom: 16 }} message={t('bank.gap')} description={<Exact value={card.statement_gap} />} />}
      {card.breaks.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={t('bank.breaks', { rows: card.breaks.join(', ') })} />}
    </>
  );
}

function Found({ card }: { card: Card }) {
  const { t } = useTranslation('ledger');
  const name = useName();
  const book = (side: Schemas['BookSide']) => <Link className="row-link num" to={`/loans/${side.loan}` as never}>{side.loan_number}</Link>;
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Panel title={`${t('bank.onlyBank')} · ${card.bank_only.length}`} lead={t('bank.onlyBankLead')}>
        {card.bank_only.length === 0 ? <p className="soft">{t('bank.nothing')}</p> : <PlainTable label={t('bank.onlyBank')} heads={[t('bank.row'), t('bank.date'), t('bank.amount'), t('bank.party'), t('bank.words')]} rows={card.bank_only.map((side) => [side.row, <Day value={side.on} />, <Exact value={side.amount} />, side.counterparty ?? '–', `${side.reference ?? ''} ${side.remark}`])} />}
      </Panel>
      <Panel title={`${t('bank.onlyBook')} · ${card.book_only.length}`} lead={t('bank.onlyBookLead')}>
        {card.book_only.length === 0 ? <p className="soft">{t('bank.nothing')}</p> : <PlainTable label={t('bank.onlyBook')} heads={[t('journal.valueDate'), t('bank.amount'), t('journal.loan'), t('bank.party'), t('journal.source')]} rows={card.book_only.map((side) => [<Day value={side.on} />, <Exact value={side.amount} />, book(side), side.firm_name ?? '–', <span className="mono">{side.source}</span>])} />}
      </Panel>
      <Panel title={`${t('bank.matched')} · ${card.matched.length}`}>
        {card.matched.length === 0 ? <p className="soft">{t('bank.nothing')}</p> : <PlainTable label={t('bank.matched')} heads={[t('bank.row'), t('bank.date'), t('journal.valueDate'), t('bank.amount'), t('journal.loan'), t('bank.by')]} rows={card.matched.map((pair) => [pair.bank.row, <Day value={pair.bank.on} />, <Day value={pair.book.on} />, <Exact value={pair.bank.amount} />, book(pair.book), <Tag>{name(pair.by)}</Tag>])} />}
      </Panel>
      {card.refused.length > 0 && (
        <Panel title={`${t('bank.refused')} · ${card.refused.length}`} lead={t('bank.refusedLead')}>
          <PlainTable label={t('bank.refused')} heads={[t('bank.row'), t('bank.why'), t('bank.detail'), t('bank.raw')]} rows={card.refused.map((row) => [row.row, name(row.reason), row.detail, <span className="mono">{row.raw}</span>])} />
        </Panel>
      )}
    </div>
  );
}

export default function StatementPage() {
  const { t } = useTranslation('ledger');
  const { id } = useParams({ strict: false }) as { id: string };
  const search = useSearch({ strict: false }) as Record<string, string>;
  const navigate = useNavigate();
  const field = useId();
  const days = Number(search.days ?? 3);
  const query = $api.useQuery('get', '/v1/ledger/statements/{id}', { params: { path: { id }, query: { days } } });
  return (
    <Loaded query={query}>
      {(card) => (
        <>
          <PageHeader
            title={card.statement.source}
            lead={t('bank.oneLead', { from: card.statement.from ?? '–', to: card.statement.to ?? '–', format: card.statement.format })}
            acts={<Link to={'/ledger' as never} search={{ tab: 'bank' } as never}>{t('bank.all')}</Link>}
          />
          <div className="list-filters">
            <div className="list-filter">
              <label htmlFor={field}>{t('bank.within')}</label>
              <InputNumber id={field} min={0} max={31} value={days} onChange={(value) => void navigate({ to: '.', search: { days: String(value ?? 3) } as never, resetScroll: false })} />
            </div>
          </div>
          <Sums card={card} />
          <Found card={card} />
        </>
      )}
    </Loaded>
  );
}
