// A change of a loan: its rate, its end, its terms, its penalties. Shown before it is proposed; a second person decides.
import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { mainUnits } from '@/format/amount.ts';
import { useMe } from '@/session.tsx';
import { PreviewPane, type Wanted } from './Preview.tsx';

export type LoanChange = Schemas['LoanChange'];
type Kind = LoanChange['change'];

const KINDS: Kind[] = ['agree-rate', 'extend', 'restructure', 'waive-penalty', 'transfer-debt', 'renew'];
const FORMS = ['annuity', 'equal-principal', 'interest-first', 'bullet'] as const;

interface Values {
  kind?: Kind;
  on?: Dayjs | null;
  percent?: string;
  months?: number | null;
  repayment?: string;
  difficulty?: boolean;
  replan?: boolean;
  amount?: string;
  firm?: string;
  byLoan?: string;
  qualifies?: boolean;
  reason?: string;
}

/** The change a form says, once it says enough. */
export function changeOf(values: Values): LoanChange | null {
  const percent = values.percent?.trim();
  switch (values.kind) {
    case 'agree-rate':
      return percent ? { change: 'agree-rate', rate_percent: percent } : null;
    case 'extend':
      return values.months ? { change: 'extend', months: values.months } : null;
    case 'restructure':
      return values.months
        ? {
            change: 'restructure', months: values.months, in_difficulty: values.difficulty ?? false, replan_arrears: values.replan ?? false,
            ...(percent ? { rate_percent: percent } : {}), ...(values.repayment ? { repayment: values.repayment } : {}),
          }
        : null;
    case 'waive-penalty': {
      const amount = mainUnits(values.amount ?? '', 'yuan');
      return amount ? { change: 'waive-penalty', amount } : null;
    }
    case 'transfer-debt':
      return values.firm?.trim() ? { change: 'transfer-debt', firm: values.firm.trim() } : null;
    case 'renew':
      return values.byLoan?.trim() ? { change: 'renew', by_loan: values.byLoan.trim(), qualifies: values.qualifies ?? false } : null;
    default:
      return null;
  }
}

function KindFields({ kind }: { kind: Kind | undefined }) {
  const { t } = useTranslation('loans');
  const months = (
    <Form.Item name="months" label={t(kind === 'extend' ? 'change.monthsLater' : 'change.months')} required>
      <InputNumber min={1} max={360} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  );
  const percent = (
    <Form.Item name="percent" label={t('change.percent')} extra={kind === 'restructure' ? t('change.asBefore') : undefined} required={kind === 'agree-rate'}>
      <Input inputMode="decimal" maxLength={12} autoComplete="off" />
    </Form.Item>
  );
  switch (kind) {
    case 'agree-rate':
      return percent;
    case 'extend':
      return months;
    case 'restructure':
      return (
        <>
          {months}
          {percent}
          <Form.Item name="repayment" label={t('change.repayment')} extra={t('change.asBefore')}>
            <Select allowClear options={FORMS.map((form) => ({ value: form, label: t(`form.${form}`) }))} />
          </Form.Item>
          <Form.Item name="difficulty" valuePropName="checked" extra={t('change.difficultyHint')}><Checkbox>{t('change.difficulty')}</Checkbox></Form.Item>
          <Form.Item name="replan" valuePropName="checked" extra={t('change.replanHint')}><Checkbox>{t('change.replan')}</Checkbox></Form.Item>
        </>
      );
    case 'waive-penalty':
      return <Form.Item name="amount" label={t('act.amount')} required><Input inputMode="decimal" maxLength={20} autoComplete="off" /></Form.Item>;
    case 'transfer-debt':
      return <Form.Item name="firm" label={t('change.firm')} extra={t('change.firmHint')} required><Input maxLength={64} autoComplete="off" /></Form.Item>;
    case 'renew':
      return (
        <>
          <Form.Item name="byLoan" label={t('change.byLoan')} extra={t('change.byLoanHint')} required><Input maxLength={64} autoComplete="off" /></Form.Item>
          <Form.Item name="qualifies" valuePropName="checked" extra={t('change.qualifiesHint')}><Checkbox>{t('change.qualifies')}</Checkbox></Form.Item>
        </>
      );
    default:
      return null;
  }
}

function Fields({ loan, onReady }: { loan: string; onReady: (ready: boolean) => void }) {
  const { t } = useTranslation('loans');
  const { today } = useMe();
  const values = (Form.useWatch([], Form.useFormInstance()) ?? {}) as Values;
  const change = changeOf(values);
  const on = values.on?.format('YYYY-MM-DD');
  const wanted: Wanted | null = change ? { act: 'change', change, ...(on ? { on } : {}) } : null;
  return (
    <>
      <Form.Item name="kind" label={t('change.kind')} required>
        <Radio.Group options={KINDS.map((kind) => ({ value: kind, label: t(`change.of.${kind}`) }))} />
      </Form.Item>
      <div style={{ display: 'grid', gap: '0 16px', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))' }}>
        <KindFields kind={values.kind} />
        <Form.Item name="on" label={t('change.on')} extra={t('change.onHint')}>
          <DatePicker style={{ width: '100%' }} placeholder={today} disabledDate={(day) => day.isAfter(dayjs(today), 'day')} />
        </Form.Item>
      </div>
      <PreviewPane loan={loan} wanted={wanted} onReady={onReady} />
    </>
  );
}

export function ChangeAct({ act, loan }: { act: AllowedAct; loan: string }) {
  const { t } = useTranslation('loans');
  const [ready, setReady] = useState(false);
  return (
    <ActButton
      act={act}
      width={820}
      ready={ready}
      reason
      explain={t('change.explain')}
      initialValues={{ kind: 'extend' } as Values}
      run={(values: Values, keyed) => {
        const on = values.on?.format('YYYY-MM-DD');
        const change = changeOf(values);
        if (!change) return Promise.reject(new Error(t('change.incomplete')));
        return api.POST('/v1/loans/{id}/changes', { params: { path: { id: loan }, ...keyed }, body: { change, reason: values.reason ?? '', ...(on ? { on } : {}) } });
      }}
    >
      <Fields loan={loan} onReady={setReady} />
    </ActButton>
  );
}
