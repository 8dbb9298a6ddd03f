// Drafting a package: who buys which share of which loans, from which day on, at what price.
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, plainAct } from '@/components/index.ts';

interface Draft {
  name: string;
  buyer?: string;
  buyer_name?: string;
  share_percent: string;
  cut_off: string;
  transfer_on?: string;
  price_percent: string;
  recourse_days?: number;
  fee_interest_percent?: string;
  loans?: string;
}

/** Words on lines of their own, or between blanks and commas. */
export function listed(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,，、]+/).filter((one) => one !== '');
}

const said = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);

function body(values: Draft): Schemas['PackageDocument'] {
  const optional = {
    buyer: said(values.buyer), buyer_name: said(values.buyer_name), transfer_on: said(values.transfer_on),
    recourse_days: values.recourse_days, fee_interest_percent: said(values.fee_interest_percent),
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined && value !== null));
  return { name: values.name, share_percent: values.share_percent, cut_off: values.cut_off, price_percent: values.price_percent, loans: listed(values.loans), ...given };
}

export function DraftButton() {
  const { t } = useTranslation('packages');
  const navigate = useNavigate();
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }];
  const day = { pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('form.day') };
  return (
    <ActButton<Draft, Schemas['PackageCard']>
      act={plainAct(t('draft.button'))}
      primary
      explain={t('draft.explain')}
      initialValues={{ share_percent: '100' }}
      run={(values, keyed) => api.POST('/v1/packages', { params: keyed, body: body(values) })}
      onDone={(card) => void navigate({ to: `/packages/${card.id}` as never })}
    >
      <Form.Item name="name" label={t('draft.name')} rules={needed}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="buyer" label={t('draft.buyer')} extra={t('draft.buyerHint')}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="buyer_name" label={t('draft.buyerName')}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="share_percent" label={t('draft.share')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      <Form.Item name="cut_off" label={t('draft.cutOff')} rules={[...needed, day]}><Input placeholder="2026-04-20" autoComplete="off" /></Form.Item>
      <Form.Item name="transfer_on" label={t('draft.transferOn')} rules={[day]}><Input placeholder="2026-04-25" autoComplete="off" /></Form.Item>
      <Form.Item name="price_percent" label={t('draft.price')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      <Form.Item name="recourse_days" label={t('draft.recourse')}><InputNumber min={1} precision={0} /></Form.Item>
      <Form.Item name="fee_interest_percent" label={t('draft.fee')}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      <Form.Item name="loans" label={t('draft.loans')}><Input.TextArea rows={4} autoComplete="off" /></Form.Item>
    </ActButton>
  );
}
