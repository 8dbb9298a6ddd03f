// For which loans a line may be used, as fields of a form: what the document of a line allows, no more and no less.
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { useName } from '@/display.tsx';
import { PURPOSES, SECTIONS } from '@/pages/products/studio/model/words.ts';
import { useMay } from '@/session.tsx';
import { wrong } from './eligible.ts';

const NUMBER = /^\d[\d,]*(\.\d+)?$/;
/** Between codes that are pasted together. */
const BETWEEN = [',', '，', '、', ' '];

export function ConditionFields({ unit, hint }: { unit: string; hint?: string }) {
  const { t } = useTranslation('funding');
  const name = useName();
  const may = useMay();
  const products = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } }, { enabled: may('read-product') });
  const known = products.data?.rows.map((row) => ({ value: row.code, label: `${name({ zh: row.name_zh, en: row.name_en })} ${row.code}` })) ?? [];
  const number = [{ pattern: NUMBER, message: t('form.number') }];
  const codes = (list: 'industries' | 'regions') => [
    { validator: (_: unknown, values: string[] | undefined) => {
      const [first] = wrong(list, values);
      return first === undefined ? Promise.resolve() : Promise.reject(new Error(t('form.code', { code: first })));
    } },
  ];
  return (
    <fieldset style={{ border: '1px solid var(--line)', borderRadius: 6, padding: '8px 12px 0', margin: '0 0 16px' }}>
      <legend style={{ padding: '0 6px', width: 'auto', margin: 0, border: 0, fontSize: 14 }}>{t('open.conditions')}</legend>
      {hint && <p className="soft">{hint}</p>}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))', columnGap: 16 }}>
        <Form.Item name="sizes" label={t('open.sizes')}>
          <Select mode="multiple" options={[{ value: 'micro', label: t('size.micro') }, { value: 'small', label: t('size.small') }, { value: 'medium', label: t('size.medium') }, { value: 'large', label: t('size.large') }]} />
        </Form.Item>
        <Form.Item name="products" label={t('open.products')}><Select mode="tags" tokenSeparators={BETWEEN} options={known} optionFilterProp="label" /></Form.Item>
        <Form.Item name="industries" label={t('open.industries')} rules={codes('industries')}><Select mode="tags" tokenSeparators={BETWEEN} options={SECTIONS.map((one) => ({ value: one.code, label: `${one.code} ${name(one)}` }))} optionFilterProp="label" /></Form.Item>
        <Form.Item name="regions" label={t('open.regions')} rules={codes('regions')}><Select mode="tags" tokenSeparators={BETWEEN} placeholder="13, 1301, 130102" /></Form.Item>
        <Form.Item name="purposes" label={t('open.purposes')}><Select mode="tags" tokenSeparators={BETWEEN} options={PURPOSES.map((one) => ({ value: one.code, label: name(one) }))} optionFilterProp="label" /></Form.Item>
        <Form.Item name="largest" label={t('open.largest', { unit })} rules={number}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="rate" label={t('open.rate')} rules={number}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="months" label={t('open.months')}><InputNumber min={1} max={600} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
    </fieldset>
  );
}
