// What the server says may be done with a package or joint loan.
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { listed } from './Draft.tsx';

type Card = Schemas['PackageCard'];
type Act = Card['allowed'][number];
interface OneAct { card: Card; act: Act; done: () => void; refused: (loans: Card['refused']) => void }

function Text({ name, label, day }: { name: string; label: string; day?: boolean }) {
  const { t } = useTranslation('packages');
  const rules = day ? [{ pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('form.day') }] : [{ required: true, whitespace: true, message: t('form.needed') }];
  return <Form.Item name={name} label={label} rules={rules}><Input autoComplete="off" {...(day ? { placeholder: '2026-04-20' } : {})} /></Form.Item>;
}

function Place({ card, label }: { card: Card; label: string }): ReactNode {
  if (card.holders_of.length < 2) return null;
  return <Form.Item name="holder" label={label}><InputNumber min={1} max={card.holders_of.length} precision={0} /></Form.Item>;
}

function LoansButton({ card, act, done, refused }: OneAct) {
  const { t } = useTranslation('packages');
  const adds = act.act === 'add';
  const path = { id: card.id };
  return (
    <ActButton<{ loans: string }, Card>
      act={act}
      {...(adds ? { explain: t('add.explain') } : {})}
      run={({ loans }, keyed) => adds
        ? api.POST('/v1/packages/{id}/loans', { params: { path, ...keyed }, body: { loans: listed(loans) } })
        : api.POST('/v1/packages/{id}/loans/removal', { params: { path, ...keyed }, body: { loans: listed(loans) } })}
      onDone={(card) => { refused(card.refused); done(); }}
    >
      <Form.Item name="loans" label={adds ? t('add.loans') : t('drop')} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}><Input.TextArea rows={4} autoComplete="off" /></Form.Item>
    </ActButton>
  );
}

function SettleButton(one: OneAct) {
  const { t } = useTranslation('packages');
  const { card, act, done } = one;
  const path = { id: card.id };
  switch (act.act) {
    case 'accept':
      return (
        <ActButton<Schemas['PaperAcceptance'], Card> act={act} explain={t('acceptExplain')} initialValues={{ holder: 1 }} run={(values, keyed) => api.POST('/v1/packages/{id}/acceptance', { params: { path, ...keyed }, body: values })} onDone={done}>
          <Place card={card} label={t('acceptHolder')} /><Text name="reference" label={t('acceptReference')} />
        </ActButton>
      );
    case 'transfer':
      return (
        <ActButton<{ reference: string }, Card> act={act} primary explain={t('transferExplain')} run={(values, keyed) => api.POST('/v1/packages/{id}/transfer', { params: { path, ...keyed }, body: values })} onDone={done}>
          <Text name="reference" label={t('transferReference')} />
        </ActButton>
      );
    case 'fund':
      return (
        <ActButton<Schemas['NewFunding'], Card> act={act} initialValues={{ holder: 1 }} run={(values, keyed) => api.POST('/v1/packages/{id}/funding', { params: { path, ...keyed }, body: { ...values, holder: values.holder ?? 1 } })} onDone={done}>
          <Place card={card} label={t('fundHolder')} /><Text name="amount" label={t('fundAmount')} /><Text name="reference" label={t('fundReference')} />
        </ActButton>
      );
    case 'remit':
      return (
        <ActButton<Schemas['NewRemittance'], Schemas['Proposal']> act={act} primary reason explain={t('remitExplain')} initialValues={{ holder: 1 }} run={(values, keyed) => api.POST('/v1/packages/{id}/remittances', { params: { path, ...keyed }, body: values })} onDone={done}>
          <Place card={card} label={t('remitHolder')} /><Text name="through" label={t('remitThrough')} day /><Text name="reference" label={t('remitReference')} />
        </ActButton>
      );
    case 'buy-back':
      return (
        <ActButton<Schemas['NewBuyBack'], Schemas['Proposal']> act={act} reason explain={t('backExplain')} run={({ on, ...values }, keyed) => api.POST('/v1/packages/{id}/buy-backs', { params: { path, ...keyed }, body: { ...values, ...(on?.trim() ? { on: on.trim() } : {}) } })} onDone={done}>
          <Text name="loan" label={t('backLoan')} /><Text name="on" label={t('backOn')} day />
        </ActButton>
      );
    default:
      return null;
  }
}

function OneButton(one: OneAct) {
  const { t } = useTranslation('packages');
  const { card, act, done } = one;
  const path = { id: card.id };
  switch (act.act) {
    case 'add':
    case 'drop':
      return <LoansButton {...one} />;
    case 'submit':
      return <ActButton<{ reason: string }, Schemas['Proposal']> act={act} primary reason explain={t('submitExplain')} run={(values, keyed) => api.POST('/v1/packages/{id}/submission', { params: { path, ...keyed }, body: values })} onDone={done} />;
    case 'cancel':
      return <ActButton<{ reason: string }, Card> act={act} reason danger explain={t('cancelExplain')} run={(values, keyed) => api.POST('/v1/packages/{id}/cancellation', { params: { path, ...keyed }, body: values })} onDone={done} />;
    default:
      return <SettleButton {...one} />;
  }
}

export function Acts({ card, refused }: { card: Card; refused: (loans: Card['refused']) => void }) {
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  return <>{card.allowed.map((act) => <OneButton key={act.act} card={card} act={act} done={done} refused={refused} />)}</>;
}
