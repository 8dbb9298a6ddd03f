// Joint lending on a loan whose money has not left: who lends how much of it, and what the lead keeps for its work.
import { DeleteOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';

/** The most other lenders of one loan, as the server has it. */
const MAX_LENDERS = 20;

export interface JointValues {
  lead: string;
  lenders: { code?: string; name?: string; share: string }[];
  fee_bps?: number | null;
  fee_interest_percent?: string;
  fees_shared?: boolean;
}

/** A percentage with at most two decimals, in basis points; null for anything else. */
export function basisPoints(percent: string | undefined): number | null {
  const read = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec((percent ?? '').trim());
  return read ? Number(read[1]) * 100 + Number((read[2] ?? '').padEnd(2, '0')) : null;
}

const said = (text: string | undefined) => text?.trim() || undefined;

/** What the form says; whether the shares make a whole, and who the lenders are, the server says. */
export function jointOf({ lead, lenders, fee_bps, fee_interest_percent, fees_shared }: JointValues): Schemas['JointDocument'] {
  const lender = ({ code, name, share }: JointValues['lenders'][number]) => {
    const [institution, called] = [said(code), said(name)];
    return { share_bps: basisPoints(share) ?? 0, ...(institution ? { institution } : {}), ...(called ? { name: called } : {}) };
  };
  const interest = said(fee_interest_percent);
  return {
    lead_bps: basisPoints(lead) ?? 0,
    lenders: lenders.map(lender),
    ...(typeof fee_bps === 'number' ? { fee_bps } : {}),
    ...(interest ? { fee_interest_percent: interest } : {}),
    fees_shared: fees_shared === true,
  };
}

function Lenders() {
  const { t } = useTranslation('packages');
  const share = useShareRule();
  return (
    <Form.List name="lenders">
      {(fields, { add, remove }) => (
        <fieldset style={{ border: 0, margin: '0 0 16px', padding: 0 }}>
          <legend>{t('joint.lenders')}</legend>
          <p className="soft" style={{ margin: '0 0 8px' }}>{t('joint.lendersHint')}</p>
          {fields.map(({ key, name }, index) => (
            <div key={key} role="group" aria-label={t('joint.lender', { number: index + 1 })} style={{ display: 'flex', flexWrap: 'wrap', gap: '0 12px', alignItems: 'flex-end' }}>
              <Form.Item name={[name, 'code']} label={t('joint.code')} style={{ flex: '1 1 140px' }}><Input autoComplete="off" maxLength={32} /></Form.Item>
              <Form.Item name={[name, 'name']} label={t('joint.name')} style={{ flex: '1 1 180px' }}><Input autoComplete="off" maxLength={100} /></Form.Item>
              <Form.Item name={[name, 'share']} label={t('joint.share')} rules={share} style={{ flex: '0 1 110px' }}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
              {fields.length > 1 && <Form.Item><Button icon={<DeleteOutlined />} aria-label={t('joint.remove', { number: index + 1 })} title={t('joint.remove', { number: index + 1 })} onClick={() => remove(name)} /></Form.Item>}
            </div>
          ))}
          {fields.length < MAX_LENDERS && <Button onClick={() => add({ share: '' })}>{t('joint.add')}</Button>}
        </fieldset>
      )}
    </Form.List>
  );
}

function useShareRule() {
  const { t } = useTranslation('packages');
  const validator = (_rule: unknown, text: string) => (basisPoints(text) ? Promise.resolve() : Promise.reject(new Error(t('joint.shareNeeded'))));
  return [{ validator }];
}

export function JointAct({ act, loan }: { act: AllowedAct; loan: string }) {
  const { t } = useTranslation('packages');
  const navigate = useNavigate();
  const share = useShareRule();
  return (
    <ActButton<JointValues, Schemas['PackageCard']>
      act={act}
      width={680}
      explain={t('joint.explain')}
      initialValues={{ lenders: [{ share: '' }] }}
      run={(values, keyed) => api.POST('/v1/loans/{id}/joint', { params: { path: { id: loan }, ...keyed }, body: jointOf(values) })}
      onDone={(card) => void navigate({ to: `/packages/${card.id}` as never })}
    >
      <Form.Item name="lead" label={t('joint.lead')} rules={share} required><Input inputMode="decimal" autoComplete="off" style={{ maxWidth: 160 }} /></Form.Item>
      <Lenders />
      <Form.Item name="fee_bps" label={t('joint.feeBps')} extra={t('joint.feeHint')}><InputNumber min={1} precision={0} /></Form.Item>
      <Form.Item name="fee_interest_percent" label={t('joint.feeInterest')}><Input inputMode="decimal" autoComplete="off" style={{ maxWidth: 160 }} /></Form.Item>
      <Form.Item name="fees_shared" valuePropName="checked"><Checkbox>{t('joint.feesShared')}</Checkbox></Form.Item>
    </ActButton>
  );
}
