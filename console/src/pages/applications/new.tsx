// A new application: firm, product, amount, tenor, purpose, and whether the applicant refuses automation.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Checkbox, Form, Input, InputNumber, Radio, Select, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api, useAct } from '@/api/client.ts';
import { ProblemError } from '@/api/problem.ts';
import type { Schemas } from '@/api/types.ts';
import { PageHeader, Panel, Problem } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { mainUnits } from '@/format/amount.ts';
import { formatMinor, UNITS, unitName, type Unit } from '@/format/money.ts';
import { percent } from '@/format/numbers.ts';
import { CodeName } from '@/pages/firms/CodeName.tsx';
import { useMe } from '@/session.tsx';
import { useSettled } from '@/useSettled.ts';

type Product = Pick<Schemas['ProductLine'], 'code' | 'name_zh' | 'name_en' | 'active_version' | 'summary'>;

interface Values {
  firm: string;
  product: string;
  amount: string;
  tenor_months: number;
  purpose: string;
  repayment?: string;
  automation_refused: boolean;
}

/** The refusal is sent only when it was made: it is never the default. */
function bodyOf({ automation_refused: refused, repayment, ...values }: Values, unit: Unit) {
  return { ...values, ...(repayment ? { repayment } : {}), amount: mainUnits(values.amount, unit) ?? '', ...(refused ? { automation_refused: true } : {}) };
}

const LEAST_TYPED = 2;

/** Finds a firm by the beginning of its name or code; the one the address names is there from the start. */
function FirmField({ value, onChange, given }: { value?: string; onChange?: (firm: string) => void; given: string | undefined }) {
  const { t } = useTranslation('applications');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ['firm-search', q],
    enabled: q.length >= LEAST_TYPED,
    queryFn: async ({ signal }) => (await api.GET('/v1/firms', { params: { query: { q, limit: 20 } }, signal })).data?.rows ?? [],
  });
  const first = $api.useQuery('get', '/v1/firms/{id}', { params: { path: { id: given ?? '' } } }, { enabled: Boolean(given) });
  const firms = [...(found.data ?? []), ...(first.data && !found.data?.some((firm) => firm.id === first.data.id) ? [first.data] : [])];
  return (
    <Select
      id="firm"
      showSearch
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      filterOption={false}
      loading={found.isFetching}
      placeholder={t('new.firmHint')}
      notFoundContent={found.isFetching ? <Skeleton active title={false} /> : q.length < LEAST_TYPED ? t('new.firmType') : t('new.firmNone')}
      options={firms.map((firm) => ({ value: firm.id, label: firm.name, firm }))}
      optionRender={({ data }) => (
        <>
          <div>{data.firm.name}</div>
          <small className="soft"><span className="mono">{data.firm.uscc}</span> · <CodeName value={data.firm.region} /> · <CodeName value={data.firm.industry} /></small>
        </>
      )}
    />
  );
}

function ProductChoice({ product }: { product: Product }) {
  const { t } = useTranslation('applications');
  const { lang, unit } = useDisplay();
  const name = useName();
  const { summary } = product;
  const money = (cash: Schemas['Cash']) => `${formatMinor(cash.minor, cash.currency, unit)} ${unitName(cash.currency, unit, lang)}`;
  return (
    <span>
      {name({ zh: product.name_zh, en: product.name_en })}
      <small className="soft" style={{ display: 'block' }}>
        {t('new.limit', { from: money(summary.limit_min), to: money(summary.limit_max) })} · {t('new.rateFrom', { rate: percent(summary.rate_from) })} ·{' '}
        {t('new.tenorRange', { from: summary.tenor_months_min, to: summary.tenor_months_max })} · {name(summary.enhancement)}
      </small>
    </span>
  );
}

function ProductField({ products, value, onChange }: { products: Product[]; value?: string; onChange?: (code: string) => void }) {
  const { t } = useTranslation('applications');
  if (products.length === 0) return <span className="soft">{t('new.productNone')}</span>;
  return (
    <Radio.Group value={value} onChange={(event) => onChange?.(event.target.value as string)}>
      <Space direction="vertical">
        {products.map((product) => (
          <Radio key={product.code} value={product.code}><ProductChoice product={product} /></Radio>
        ))}
      </Space>
    </Radio.Group>
  );
}

/** The amount in a unit of one's choice, with what that is in the main unit below. */
function AmountField({ unit, onUnit }: { unit: Unit; onUnit: (unit: Unit) => void }) {
  const { t } = useTranslation('applications');
  const { lang } = useDisplay();
  const { currency } = useMe().institution;
  const exact = mainUnits(Form.useWatch('amount') ?? '', unit);
  const whole = exact && formatMinor(Number(exact.replace('.', '')), currency, 'yuan');
  return (
    <Form.Item label={t('new.amount')} htmlFor="amount" required extra={whole && t('new.exact', { amount: whole, unit: unitName(currency, 'yuan', lang) })}>
      <Space.Compact block>
        <Form.Item
          name="amount"
          noStyle
          dependencies={[]}
          rules={[{ validator: (_rule, text: string) => (mainUnits(text ?? '', unit) ? Promise.resolve() : Promise.reject(new Error(t('new.amountNeeded')))) }]}
        >
          <Input inputMode="decimal" autoComplete="off" maxLength={20} />
        </Form.Item>
        <Select aria-label={t('new.unit')} style={{ width: 130 }} value={unit} onChange={onUnit} options={UNITS.map((value) => ({ value, label: unitName(currency, value, lang) }))} />
      </Space.Compact>
    </Form.Item>
  );
}

function Months({ id, value, onChange }: { id?: string; value?: number | null; onChange?: (months: number | null) => void }) {
  const { t } = useTranslation('applications');
  return (
    <Space>
      <InputNumber id={id} precision={0} min={1} max={600} value={value} onChange={onChange} style={{ width: 130 }} />
      {t('new.months')}
    </Space>
  );
}

/** Takes only what a select may carry: a form puts its own roles on the box around it. */
function PurposeField({ id, purposes, value, onChange }: { id?: string; purposes: Schemas['Named'][]; value?: string; onChange?: (purpose: string) => void }) {
  const { t } = useTranslation('applications');
  const name = useName();
  const hint = t('new.purposeHint');
  return <Select id={id} value={value} onChange={onChange} placeholder={purposes.length > 0 ? undefined : hint} notFoundContent={hint} options={purposes.map((purpose) => ({ value: purpose.id, label: name(purpose) }))} />;
}

export default function NewApplicationPage() {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { firm } = useSearch({ strict: false }) as { firm?: string };
  const [form] = Form.useForm<Values>();
  const [unit, setUnit] = useState<Unit>('wan');
  const list = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } });
  const { error: listError, refetch } = list;
  const products = list.data?.rows.filter((row) => row.active_version !== null) ?? [];
  const chosen = Form.useWatch('product', form);
  const borrower = Form.useWatch('firm', form);
  const summary = products.find((product) => product.code === chosen)?.summary;
  const purposes = summary?.purposes ?? [];
  const ways = summary?.repayment ?? [];
  const name = useName();
  const submit = useAct(
    (body: Schemas['Submit'], keyed) => api.POST('/v1/applications', { params: keyed, body }),
    (card) => {
      void message.success(t('new.done'));
      void navigate({ to: `/applications/${card.id}` as never });
    },
  );
  return (
    <>
      <PageHeader title={t('new.title')} lead={t('new.lead')} />
      <Panel>
        <Form<Values>
          form={form}
          layout="vertical"
          style={{ maxWidth: 640 }}
          initialValues={{ firm, automation_refused: false }}
          onValuesChange={(changed) => { if ('product' in changed) { form.setFieldValue('purpose', undefined); form.setFieldValue('repayment', undefined); } }}
          onFinish={(values) => submit.mutate(bodyOf(values, unit))}
          scrollToFirstError={{ focus: true }}
        >
          <Form.Item name="firm" label={t('new.firm')} rules={[{ required: true, message: t('new.firmNeeded') }]}>
            <FirmField given={firm} />
          </Form.Item>
          {listError && <Problem error={listError} onRetry={() => void refetch()} />}
          <Form.Item name="product" label={t('new.product')} rules={[{ required: true, message: t('new.productNeeded') }]}>
            {list.isPending ? <Skeleton active title={false} /> : <ProductField products={products} />}
          </Form.Item>
          <AmountField unit={unit} onUnit={(next) => { setUnit(next); if (form.isFieldTouched('amount')) setTimeout(() => void form.validateFields(['amount']).catch(() => undefined)); }} />
          <Form.Item name="tenor_months" label={t('new.tenor')} rules={[{ required: true, type: 'integer', min: 1, message: t('new.tenorNeeded') }]}>
            <Months />
          </Form.Item>
          {ways.length > 0 && (
            <Form.Item name="repayment" label={t('new.repayment')} extra={summary && name(summary.frequency)}>
              <Radio.Group options={ways.map((way) => ({ value: way.id, label: name(way) }))} />
            </Form.Item>
          )}
          <Form.Item name="purpose" label={t('new.purpose')} rules={[{ required: true, message: t('new.purposeNeeded') }]}>
            <PurposeField purposes={purposes} />
          </Form.Item>
          <Form.Item name="automation_refused" valuePropName="checked" extra={t('new.refuseLead')}>
            <Checkbox>{t('new.refuse')}</Checkbox>
          </Form.Item>
          {submit.error && <Problem error={submit.error} />}
          {submit.error && borrower && ProblemError.of(submit.error).problem.code.startsWith('consent.') && (
            <p><Link to={`/firms/${borrower}` as never}>{t('new.toConsent')}</Link></p>
          )}
          <Button type="primary" htmlType="submit" loading={submit.isPending}>{t('new.submit')}</Button>
        </Form>
      </Panel>
    </>
  );
}
