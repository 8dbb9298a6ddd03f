// What can be done with a loan next: only what the server lists, money only after its effect was shown.
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Radio, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { mainUnits } from '@/format/amount.ts';
import { useMe } from '@/session.tsx';
import { ChangeAct } from './Change.tsx';
import { FeeAct } from './Fee.tsx';
import { Amount, dayOf, Reference, ValueDate } from './fields.tsx';
import { JointAct } from './Joint.tsx';
import { PayoffQuote } from './Payoff.tsx';
import { PreviewPane, type Wanted } from './Preview.tsx';
import type { Loan } from './read.ts';

interface MoneyValues {
  amount?: string;
  on?: Dayjs | null;
  reference?: string;
  mode?: 'keep-term' | 'shorten-term' | 'keep-plan';
}

/** Reads the dialog's form and shows what it would do. */
function MoneyPreview({ loan, act, onReady }: { loan: string; act: 'pay' | 'prepay'; onReady: (ready: boolean) => void }) {
  const { t } = useTranslation('loans');
  const { today } = useMe();
  const values = (Form.useWatch([], Form.useFormInstance()) ?? {}) as MoneyValues;
  const amount = mainUnits(values.amount ?? '', 'yuan');
  const on = dayOf(values.on);
  const reference = values.reference?.trim();
  const wanted: Wanted | null = amount ? { act, amount, ...(on ? { on } : {}), ...(reference ? { reference } : {}), ...(act === 'prepay' && values.mode ? { mode: values.mode } : {}) } : null;
  return (
    <>
      {on && on < today && <Tag color="warning" style={{ marginBottom: 12 }}>{t('act.backdated', { day: today })}</Tag>}
      <PreviewPane loan={loan} wanted={wanted} onReady={onReady} />
    </>
  );
}

function MoneyAct({ act, loan, primary }: { act: AllowedAct; loan: string; primary?: boolean }) {
  const { t } = useTranslation('loans');
  const [ready, setReady] = useState(false);
  const kind = act.act === 'prepay' ? 'prepay' : 'pay';
  const run = (values: MoneyValues, keyed: { header: { 'Idempotency-Key': string } }) => {
    const on = dayOf(values.on);
    const body = { amount: mainUnits(values.amount ?? '', 'yuan') ?? '', reference: values.reference?.trim() ?? '', ...(on ? { on } : {}) };
    const params = { path: { id: loan }, ...keyed };
    return kind === 'pay' ? api.POST('/v1/loans/{id}/payments', { params, body }) : api.POST('/v1/loans/{id}/prepayments', { params, body: { ...body, ...(values.mode ? { mode: values.mode } : {}) } });
  };
  return (
    <ActButton act={act} primary={primary} width={760} ready={ready} explain={t('act.payExplain')} run={run} initialValues={kind === 'prepay' ? { mode: 'keep-term' } : {}}>
      <div style={{ display: 'grid', gap: '0 16px', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))' }}>
        <Amount />
        <ValueDate extra={t('act.valueDateHint')} />
        <Reference />
      </div>
      {kind === 'prepay' && (
        <Form.Item name="mode" label={t('act.mode')}>
          <Radio.Group options={[{ value: 'keep-term', label: t('act.keepTerm') }, { value: 'shorten-term', label: t('act.shortenTerm') }, { value: 'keep-plan', label: t('act.keepPlan') }]} />
        </Form.Item>
      )}
      <MoneyPreview loan={loan} act={kind} onReady={setReady} />
    </ActButton>
  );
}

interface Confirmation {
  result: 'confirmed' | 'unknown' | 'returned';
  reference: string;
  on?: Dayjs | null;
}

function ConfirmPayout({ act, loan }: { act: AllowedAct; loan: string }) {
  const { t } = useTranslation('loans');
  return (
    <ActButton
      act={act}
      primary
      explain={t('act.confirmExplain')}
      initialValues={{ result: 'confirmed' }}
      run={({ result, reference, on }: Confirmation, keyed) => {
        const day = dayOf(on);
        return api.POST('/v1/loans/{id}/payout/confirmation', { params: { path: { id: loan }, ...keyed }, body: { result, reference: reference.trim(), ...(day ? { on: day } : {}) } });
      }}
    >
      <Form.Item name="result" label={t('act.result')} rules={[{ required: true, message: t('act.resultNeeded') }]}>
        <Radio.Group options={(['confirmed', 'unknown', 'returned'] as const).map((value) => ({ value, label: t(`act.${value}`) }))} />
      </Form.Item>
      <Reference />
      <ValueDate />
    </ActButton>
  );
}

/** Proposes to take one payment back; stands in its row of the time line. */
export function Reverse({ act, loan, reference }: { act: AllowedAct; loan: string; reference: string }) {
  const { t } = useTranslation('loans');
  const [ready, setReady] = useState(false);
  return (
    <ActButton
      act={act}
      size="small"
      title={act.can ? t('act.reverseTitle', { reference }) : t('act.reverse')}
      width={760}
      ready={ready}
      reason
      explain={t('act.reverseExplain')}
      run={({ reason }: { reason: string }, keyed) => api.POST('/v1/loans/{id}/corrections', { params: { path: { id: loan }, ...keyed }, body: { act: 'reverse-payment', reference, reason } })}
    >
      <PreviewPane loan={loan} wanted={{ act: 'reverse-payment', reference }} onReady={setReady} />
    </ActButton>
  );
}

/** What a loss may have come from beside the firm's credit. */
const PERILS = ['trade-interruption', 'receivable-shortfall', 'disaster'] as const;
type Peril = (typeof PERILS)[number];

function LoanAct({ act, loan }: { act: AllowedAct; loan: Loan }) {
  const { t } = useTranslation('loans');
  const path = { id: loan.id };
  switch (act.act) {
    case 'instruct-payout':
      return <ActButton act={act} primary explain={t('act.payoutExplain')} run={(_values: object, keyed) => api.POST('/v1/loans/{id}/payout', { params: { path, ...keyed }, body: {} })} />;
    case 'release-payout':
      return <ActButton act={act} primary explain={t('act.releaseExplain')} run={(_values: object, keyed) => api.POST('/v1/loans/{id}/payout/release', { params: { path, ...keyed }, body: {} })} />;
    case 'confirm-payout':
      return <ConfirmPayout act={act} loan={loan.id} />;
    case 'lend-jointly':
      return <JointAct act={act} loan={loan.id} />;
    case 'cancel-contract':
      return <ActButton act={act} danger reason explain={t('act.cancelExplain')} run={({ reason }: { reason: string }, keyed) => api.POST('/v1/loans/{id}/cancellation', { params: { path, ...keyed }, body: { reason } })} />;
    case 'pay':
    case 'prepay':
      return <MoneyAct act={act} loan={loan.id} primary={act.act === 'pay'} />;
    case 'fee':
      return <FeeAct act={act} loan={loan.id} />;
    case 'change-loan':
      return <ChangeAct act={act} loan={loan.id} />;
    case 'write-off':
      return <ActButton act={act} danger reason explain={t('act.writeOffExplain')} run={({ reason }: { reason: string }, keyed) => api.POST('/v1/loans/{id}/corrections', { params: { path, ...keyed }, body: { act: 'write-off', reason } })} />;
    case 'claim':
      return (
        <ActButton
          act={act}
          explain={t('act.claimExplain')}
          run={(values: Partial<Record<Peril, string>>, keyed) => {
            const named = PERILS.flatMap((peril) => { const amount = mainUnits(values[peril] ?? '', 'yuan'); return amount ? [{ peril, amount }] : []; });
            return api.POST('/v1/loans/{id}/claims', { params: { path, ...keyed }, body: { causes: named } });
          }}
        >
          {PERILS.map((peril) => (
            <Form.Item key={peril} name={peril} label={t(`act.peril.${peril}`)} extra={peril === 'disaster' ? t('act.perilHelp') : undefined}>
              <Input inputMode="decimal" autoComplete="off" />
            </Form.Item>
          ))}
        </ActButton>
      );
    case 'recover':
      return loan.agreement ? <Link to={`/guarantees/${loan.agreement}` as never}><Button tabIndex={-1}>{t('act.openGuarantee')}</Button></Link> : null;
    default:
      return null;
  }
}

export function Acts({ loan }: { loan: Loan }) {
  const owing = loan.allowed.some((act) => act.act === 'pay');
  return <>{loan.allowed.map((act) => <LoanAct key={act.act} act={act} loan={loan} />)}{owing && <PayoffQuote loan={loan} />}</>;
}
