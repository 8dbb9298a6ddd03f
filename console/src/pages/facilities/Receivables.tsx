// The claims of a facility that lives on them: what they cover, by buyer, each claim with what may be done next.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Form, Input, Modal, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api, useAct } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton, Chart, Day, encoded, Fields, FilePick, Loaded, Money, NamedTag, Panel, Problem, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';

type Card = Schemas['ReceivablesCard'];
type Line = Schemas['ReceivableLine'];
type Base = Schemas['BaseCard'];
type Assigned = Schemas['AssignedCard'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What each buyer owes, and what of it counts. */
function Buyers({ base }: { base: Base }) {
  const { t } = useTranslation('facilities');
  const { currency } = base.open;
  const units = useUnit(currency);
  const { debtors } = base;
  const option = useMemo<EChartsOption>(() => ({
    legend: { bottom: 0 },
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 24, top: 28, bottom: 32, containLabel: true },
    xAxis: { type: 'value', name: units.name },
    yAxis: { type: 'category', inverse: true, data: debtors.map((one) => one.name ?? t('erased')) },
    series: [
      { name: t('claims.counted'), type: 'bar' as const, stack: 'owed', barMaxWidth: 22, data: debtors.map((one) => units.plot(one.counted)) },
      { name: t('claims.outside'), type: 'bar' as const, stack: 'owed', barMaxWidth: 22, itemStyle: { opacity: 0.35 }, data: debtors.map((one) => units.plot({ minor: one.open.minor - one.counted.minor, currency })) },
    ],
  }), [debtors, currency, units, t]);
  if (debtors.length === 0) return null;
  return (
    <Chart
      className="half"
      title={t('claims.buyers')}
      lead={t('claims.buyersLead')}
      describe={debtors.map((one) => `${one.name ?? t('erased')} ${one.open.text}, ${t('claims.counted')} ${one.counted.text}`).join('; ')}
      option={option}
      height={debtors.length * 40 + 90}
      table={{
        columns: [t('claims.buyer'), units.heading(t('claims.open')), t('claims.part'), units.heading(t('claims.overdue')), units.heading(t('claims.counted')), ''],
        rows: debtors.map((one) => ({ key: one.firm, cells: [one.name ?? t('erased'), units.text(one.open), `${one.percent}%`, units.text(one.overdue), units.text(one.counted), [one.stopped ? t('claims.stopped') : '', one.affiliate ? t('claims.affiliate') : ''].filter(Boolean).join(' · ')] })),
      }}
    />
  );
}

function Outcome({ card }: { card: Assigned }) {
  const { t } = useTranslation('facilities');
  const name = useName();
  return (
    <div aria-live="polite">
      <Alert type={card.refused.length + card.unread.length > 0 ? 'warning' : 'success'} showIcon message={t('claims.outcome', { taken: card.taken, waiting: card.waiting, known: card.known, refused: card.refused.length, unread: card.unread.length })} />
      {card.refused.length + card.unread.length > 0 && (
        <ul style={{ margin: '12px 0 0', paddingLeft: 20 }}>
          {card.refused.map((one) => <li key={`r${one.row}`}>{t('claims.row', { row: one.row })} <span className="mono">{one.invoice}</span>{t('claims.colon')}{one.findings.map(name).join('；')}</li>)}
          {card.unread.map((one) => <li key={`u${one.file.id}${one.row}`}>{name(one.file)} {t('claims.row', { row: one.row })}{t('claims.colon')}{name(one.reason)} <span className="soft">{one.text}</span></li>)}
        </ul>
      )}
    </div>
  );
}

/** The three files, and what came of them. */
export function AssignButton({ facility, act, done }: { facility: string; act: AllowedAct; done: () => void }) {
  const { t } = useTranslation('facilities');
  const { t: c } = useTranslation();
  const name = useName();
  const [open, setOpen] = useState(false);
  const [files, setFiles] = useState<Partial<Record<'invoices' | 'orders' | 'receipts', File>>>({});
  const [outcome, setOutcome] = useState<Assigned>();
  const work = useAct(
    async (_: object, keyed) => api.POST('/v1/facilities/{id}/receivables', {
      params: { path: { id: facility }, ...keyed },
      body: {
        invoices: await encoded(files.invoices as File),
        orders: files.orders ? await encoded(files.orders) : null,
        receipts: files.receipts ? await encoded(files.receipts) : null,
      },
    }),
    (answer: Assigned) => {
      setOutcome(answer);
      done();
    },
  );
  const put = (which: keyof typeof files) => (file: File | undefined) => {
    setFiles({ ...files, [which]: file });
    setOutcome(undefined);
  };
  const close = () => {
    setOpen(false);
    setFiles({});
    setOutcome(undefined);
    work.reset();
  };
  const shown = name(act);
  if (!act.can) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{shown}</Button>
      <Modal
        open={open}
        width={720}
        title={shown}
        okText={outcome ? c('act.close') : c('act.ok')}
        cancelText={c('act.cancel')}
        cancelButtonProps={outcome ? { style: { display: 'none' } } : {}}
        okButtonProps={{ loading: work.isPending, disabled: !files.invoices }}
        onOk={() => (outcome ? close() : work.mutate({}))}
        onCancel={close}
        destroyOnHidden
      >
        <p>{t('claims.assignLead')}</p>
        <div className="list-filters" style={{ marginBottom: 12 }}>
          <FilePick label={t('claims.invoices')} file={files.invoices} onFile={put('invoices')} />
          <FilePick label={t('claims.orders')} file={files.orders} onFile={put('orders')} />
          <FilePick label={t('claims.receipts')} file={files.receipts} onFile={put('receipts')} />
        </div>
        <p className="soft">{t('claims.columns')}</p>
        {outcome && <Outcome card={outcome} />}
        {work.error && <Problem error={work.error} />}
      </Modal>
    </>
  );
}

function LineAct({ facility, line, act, done }: { facility: string; line: Line; act: AllowedAct; done: () => void }) {
  const { t } = useTranslation('facilities');
  const path = { id: facility, invoice: line.invoice };
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }];
  const onDay = [...needed, { pattern: DAY, message: t('form.day') }];
  const propose = (change: Schemas['ReceivableChange'], reason: string, keyed: object) => api.POST('/v1/facilities/{id}/receivables/{invoice}/proposals', { params: { path, ...keyed } as never, body: { change, reason } });
  const common = { act, size: 'small' as const, onDone: done };
  switch (act.act) {
    case 'collect':
      return (
        <ActButton<Schemas['NewCollection'], Schemas['ReceivableReceipt']> {...common} explain={t('claims.collectExplain', { open: line.open.text })} initialValues={{ direct: false }} run={(values, keyed) => api.POST('/v1/facilities/{id}/receivables/{invoice}/collections', { params: { path, ...keyed }, body: values })}>
          <Form.Item name="amount" label={t('claims.amount')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
          <Form.Item name="on" label={t('claims.paidOn')} rules={onDay}><Input placeholder="2026-04-20" autoComplete="off" /></Form.Item>
          <Form.Item name="reference" label={t('claims.reference')} rules={needed}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="direct" valuePropName="checked"><Checkbox>{t('claims.direct')}</Checkbox></Form.Item>
        </ActButton>
      );
    case 'credit':
      return (
        <ActButton<Schemas['NewCreditNote'], Schemas['ReceivableReceipt']> {...common} reason explain={t('claims.creditExplain')} run={(values, keyed) => api.POST('/v1/facilities/{id}/receivables/{invoice}/credits', { params: { path, ...keyed }, body: values })}>
          <Form.Item name="amount" label={t('claims.amount')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
          <Form.Item name="on" label={t('claims.creditOn')} rules={onDay}><Input placeholder="2026-04-20" autoComplete="off" /></Form.Item>
          <Form.Item name="reference" label={t('claims.creditNumber')} rules={needed}><Input autoComplete="off" /></Form.Item>
        </ActButton>
      );
    case 'dispute':
      return <ActButton<{ reason: string }, Schemas['ReceivableReceipt']> {...common} reason danger explain={t('claims.disputeExplain')} run={(values, keyed) => api.POST('/v1/facilities/{id}/receivables/{invoice}/disputes', { params: { path, ...keyed }, body: values })} />;
    case 'admit':
      return <ActButton<{ reason: string }, Schemas['Proposal']> {...common} reason explain={t('claims.admitExplain')} run={(values, keyed) => propose({ change: 'admit' }, values.reason, keyed) as never} />;
    case 'end-dispute':
      return <ActButton<{ reason: string }, Schemas['Proposal']> {...common} reason explain={t('claims.endDisputeExplain')} run={(values, keyed) => propose({ change: 'end-dispute' }, values.reason, keyed) as never} />;
    case 'hand-back':
      return (
        <ActButton<{ reason: string; cause: string }, Schemas['Proposal']> {...common} reason danger explain={t('claims.handBackExplain')} run={(values, keyed) => propose({ change: 'hand-back', cause: values.cause }, values.reason, keyed) as never}>
          <Form.Item name="cause" label={t('claims.cause')} rules={[{ required: true, message: t('form.needed') }]}>
            <Select options={(['overdue', 'disputed', 'untrue', 'agreed'] as const).map((cause) => ({ value: cause, label: t(`claims.causes.${cause}`) }))} />
          </Form.Item>
        </ActButton>
      );
    case 'take-back':
      return (
        <ActButton<{ reason: string; reference: string }, Schemas['Proposal']> {...common} reason danger explain={t('claims.takeBackExplain')} run={(values, keyed) => propose({ change: 'take-back', reference: values.reference }, values.reason, keyed) as never}>
          <Form.Item name="reference" label={t('claims.reference')} rules={[{ required: true, message: t('form.needed') }]}>
            <Select options={line.collections.filter((one) => !one.reversed).map((one) => ({ value: one.reference, label: `${one.reference} · ${one.on} · ${one.amount.text}` }))} />
          </Form.Item>
        </ActButton>
      );
    default:
      return null;
  }
}

function Payments({ line }: { line: Line }) {
  const { t } = useTranslation('facilities');
  return (
    <ul style={{ margin: 0, paddingLeft: 16 }}>
      {line.collections.map((one) => (
        <li key={one.reference}>
          <Day value={one.on} /> <Money value={one.amount} /> <span className="soft mono">{one.reference}</span>{' '}
          {one.reversed ? <Tag>{t('claims.reversed')}</Tag> : one.direct ? <Tag>{t('claims.toSeller')}</Tag> : one.applied.map((part) => <Link key={part.loan} className="num" style={{ textDecoration: 'underline' }} to={`/loans/${part.loan}` as never}>{part.number}</Link>)}
        </li>
      ))}
    </ul>
  );
}

function Claims({ card, done }: { card: Card; done: () => void }) {
  const { t } = useTranslation('facilities');
  const name = useName();
  const units = useUnit(card.base.open.currency);
  if (card.rows.length === 0) return <p className="soft">{t('claims.none')}</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('claims.title')}>
      <table className="plain-table" style={{ minWidth: 900 }}>
        <thead><tr><th scope="col">{t('claims.invoice')}</th><th scope="col">{t('claims.buyer')}</th><th scope="col" className="num">{units.heading(t('claims.invoiced'))}</th><th scope="col" className="num">{units.heading(t('claims.open'))}</th><th scope="col">{t('claims.due')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('claims.payments')}</th><th scope="col">{t('claims.next')}</th></tr></thead>
        <tbody>
          {card.rows.map((line) => (
            <tr key={line.invoice}>
              <th scope="row" style={{ fontWeight: 400 }}><span className="mono">{line.invoice}</span>{line.order && <div className="soft">{t('claims.order')} <span className="mono">{line.order}</span></div>}</th>
              <td><Link to={`/firms/${line.debtor}` as never}>{line.debtor_name ? <span lang="zh">{line.debtor_name}</span> : t('erased')}</Link></td>
              <td className="num"><Money value={line.amount} /></td>
              <td className="num"><Money value={line.open} /></td>
              <td><Day value={line.due_on} />{line.days_overdue > 0 && <div className="soft">{t('claims.late', { days: line.days_overdue })}</div>}</td>
              <td><NamedTag value={line.status} />{line.findings.map((one) => <div key={one.id} className="soft">{name(one)}</div>)}{line.proposal && <div><Link to={'/approvals' as never}>{t('claims.waits')}</Link></div>}</td>
              <td>{line.collections.length > 0 ? <Payments line={line} /> : '–'}</td>
              <td><div style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>{line.allowed.filter((act) => act.can).map((act) => <LineAct key={act.act} facility={card.facility} line={line} act={act} done={done} />)}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Whole({ card, onNext }: { card: Card; onNext: (after: string) => void }) {
  const { t } = useTranslation('facilities');
  const { t: c } = useTranslation();
  const name = useName();
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  const { base, terms } = card;
  return (
    <>
      <Panel title={t('claims.title')} lead={t('claims.lead')}>
        <Stats
          figures={[
            { label: t('claims.open'), value: <Money value={base.open} unit /> },
            { label: t('claims.eligible'), value: <Money value={base.eligible} unit /> },
            { label: t('claims.counted'), value: <Money value={base.counted} unit /> },
            { label: t('claims.covered'), value: <Money value={base.covered} unit /> },
          ]}
        />
        <Claims card={card} done={done} />
        {card.next && <Button style={{ marginTop: 12 }} onClick={() => onNext(card.next ?? '')}>{c('list.next')}</Button>}
      </Panel>
      <Panel title={t('claims.terms')}>
        <Fields
          items={[
            { label: t('claims.recourse'), value: name(terms.recourse) },
            { label: t('claims.notified'), value: name(terms.notified) },
            { label: t('claims.advance'), value: `${terms.advance_percent}%` },
            { label: t('claims.onePart'), value: `${terms.debtor_percent}%` },
            { label: t('claims.mostDays'), value: terms.most_days },
            { label: t('claims.grace'), value: terms.grace_days },
            { label: t('claims.tolerance'), value: `${terms.tolerance_percent}%` },
          ]}
        />
      </Panel>
      <Buyers base={base} />
    </>
  );
}

export function Receivables({ facility }: { facility: string }) {
  const [after, setAfter] = useState('');
  const query = $api.useQuery('get', '/v1/facilities/{id}/receivables', { params: { path: { id: facility }, query: { after, limit: 50 } } });
  return <Loaded query={query}>{(card) => <Whole card={card} onNext={setAfter} />}</Loaded>;
}
