// A candidate document tried on recorded decisions: the swap set as four fields, then what else would have changed.
import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Money, Panel, Problem } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import './products.css';

type Card = Schemas['BackTestCard'];

function Table({ label, head, rows }: { label: string; head: string[]; rows: ReactNode[][] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table">
        <thead>
          <tr>{head.map((cell, at) => (cell === '' ? <td key={at} /> : <th key={at} scope="col" className={at > 0 ? 'num' : ''}>{cell}</th>))}</tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (at === 0 ? <th key={at} scope="row">{cell}</th> : <td key={at} className="num">{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Four fields: out then above in then, in now left of out now, as one reads a table of two by two. */
function SwapSet({ card }: { card: Card }) {
  const { t } = useTranslation('products');
  const name = useName();
  const order = ['newly-in', 'same-out', 'same-in', 'newly-out'];
  return (
    <div className="swap-set" role="list" aria-label={t('backtest.swap')}>
      {order.map((id) => card.swap.find((line) => line.field.id === id)).map((line) => line && (
        <section key={line.field.id} role="listitem" className={`swap-field ${line.field.id}`}>
          <h3>{name(line.field)} <strong className="num">{line.number}</strong></h3>
          <dl>
            <dt>{t('backtest.offered')}</dt>
            <dd><Money value={line.offered_before} /> → <Money value={line.offered_after} unit /></dd>
            <dt>{t('backtest.loss')}</dt>
            <dd><Money value={line.expected_loss_before} /> → <Money value={line.expected_loss_after} unit /></dd>
            <dt>{t('backtest.pd')}</dt>
            <dd className="num">{line.mean_pd_percent ? `${line.mean_pd_percent}%` : '–'}</dd>
            <dt>{t('backtest.bad')}</dt>
            <dd className="num">{line.bad} / {line.lent}</dd>
            <dt>{t('backtest.owed')}</dt>
            <dd><Money value={line.bad_owed} unit /></dd>
          </dl>
        </section>
      ))}
    </div>
  );
}

function Approvals({ title, lines }: { title: string; lines: Card['grades'] }) {
  const { t } = useTranslation('products');
  const name = useName();
  const share = (count: number, percent: string) => `${count} (${percent}%)`;
  return (
    <Panel title={title}>
      <Table
        label={title}
        head={[t('backtest.group'), t('backtest.number'), t('backtest.before'), t('backtest.after')]}
        rows={lines.map((line) => [name(line.group), line.number, share(line.before, line.before_percent), share(line.after, line.after_percent)])}
      />
    </Panel>
  );
}

function Terms({ card }: { card: Card }) {
  const { t } = useTranslation('products');
  const keys = ['min', 'lower', 'median', 'upper', 'max'] as const;
  const rates = ([['before', card.rates_before], ['after', card.rates_after]] as const).map(([side, held]) => [t(`backtest.${side}`), ...keys.map((key) => held?.[key] ?? '–')]);
  const limits = ([['before', card.limits_before], ['after', card.limits_after]] as const).map(([side, held]) => [
    t(`backtest.${side}`), held.number, <Money key="limit" value={held.limit} unit />, <Money key="amount" value={held.amount} unit />, held.use_percent ? `${held.use_percent}%` : '–',
  ]);
  return (
    <>
      <Panel title={t('backtest.rates')}><Table label={t('backtest.rates')} head={['', ...keys.map((key) => t(`backtest.${key}`))]} rows={rates} /></Panel>
      <Panel title={t('backtest.limits')}><Table label={t('backtest.limits')} head={['', t('backtest.offers'), t('backtest.limit'), t('backtest.amount'), t('backtest.use')]} rows={limits} /></Panel>
    </>
  );
}

/** What a candidate changes, in sentences. */
export function Changes({ changes, none }: { changes: Schemas['ProductDiff']['changes']; none: string }) {
  const { lang } = useDisplay();
  if (changes.length === 0) return <p className="soft">{none}</p>;
  return <ul className="changes">{changes.map((change, at) => <li key={at}>{lang === 'zh' ? change.zh : change.en} <code className="mono soft">{change.place}</code></li>)}</ul>;
}

function Report({ card }: { card: Card }) {
  const { t } = useTranslation('products');
  const name = useName();
  return (
    <div className="backtest" aria-live="polite">
      <Panel title={t('backtest.changes')}>
        <Changes changes={card.diff.changes} none={t('backtest.same')} />
      </Panel>
      <Panel title={t('backtest.swap')} lead={`${t('backtest.counted', { decided: card.decided, again: card.again, lgd: card.lgd_percent })} ${t('backtest.inExplained')}`}>
        <SwapSet card={card} />
      </Panel>
      {card.unable.length > 0 && (
        <Panel title={t('backtest.unable')}>
          <Table label={t('backtest.unable')} head={[t('backtest.reason'), t('backtest.about'), t('backtest.number')]} rows={card.unable.map((line) => [name(line.reason), line.subject, line.number])} />
        </Panel>
      )}
      <Panel title={t('backtest.outcomes')}>
        <Table label={t('backtest.outcomes')} head={[t('backtest.outcome'), t('backtest.before'), t('backtest.after')]} rows={card.outcomes.map((line) => [name(line.outcome), line.before, line.after])} />
      </Panel>
      <Approvals title={t('backtest.grades')} lines={card.grades} />
      <Approvals title={t('backtest.regions')} lines={card.regions} />
      <Approvals title={t('backtest.sizes')} lines={card.sizes} />
      <Terms card={card} />
    </div>
  );
}

interface TrialProps {
  code: string;
  document: string;
  lead: string;
  disabled?: boolean;
  onDone?: () => void;
  children?: ReactNode;
}

/** Asks for days and a loss given default, runs the back-test and shows it. */
export function Trial({ code, document, lead, disabled = false, onDone, children }: TrialProps) {
  const { t } = useTranslation('products');
  const id = useId();
  const [window, setWindow] = useState({ since: '', until: '', lgd: '0.45' });
  const test = useMutation({
    mutationFn: async () => {
      const given = Object.fromEntries(Object.entries(window).filter(([, value]) => value !== ''));
      return (await api.POST('/v1/products/{code}/backtest', { params: { path: { code } }, body: { document, ...given } })).data as Card;
    },
    onSuccess: () => onDone?.(),
  });
  const set = (key: keyof typeof window, value: string) => setWindow({ ...window, [key]: value });
  const day = (key: 'since' | 'until') => (
    <div className="list-filter">
      <label htmlFor={`${id}-${key}`}>{t(`backtest.${key}`)}</label>
      <DatePicker id={`${id}-${key}`} value={window[key] ? dayjs(window[key]) : null} onChange={(value) => set(key, value?.format('YYYY-MM-DD') ?? '')} style={{ width: 168 }} />
    </div>
  );
  return (
    <>
      <Panel title={t('backtest.title')} lead={lead}>
        {children}
        <div className="list-filters" style={{ marginTop: 12 }}>
          {day('since')}
          {day('until')}
          <div className="list-filter">
            <label htmlFor={`${id}-lgd`}>{t('backtest.lgd')}</label>
            <Input id={`${id}-lgd`} inputMode="decimal" value={window.lgd} onChange={(event) => set('lgd', event.target.value)} style={{ width: 168 }} />
          </div>
          <Button type="primary" loading={test.isPending} disabled={disabled || document.trim() === ''} onClick={() => test.mutate()}>{t('backtest.run')}</Button>
        </div>
        {test.error && <Problem error={test.error} />}
      </Panel>
      {test.data && <Report card={test.data} />}
    </>
  );
}

export function BackTest({ code, first }: { code: string; first: string }) {
  const { t } = useTranslation('products');
  const id = useId();
  const [document, setDocument] = useState(first);
  return (
    <Trial code={code} document={document} lead={t('backtest.lead')}>
      <label htmlFor={id}>{t('backtest.field')}</label>
      <Input.TextArea id={id} className="mono" value={document} rows={12} spellCheck={false} style={{ fontSize: 13, whiteSpace: 'pre', overflow: 'auto' }} onChange={(event) => setDocument(event.target.value)} />
    </Trial>
  );
}
