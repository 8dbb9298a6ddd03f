// The forms of a line: to open one, and to change its terms.
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton, plainAct } from '@/components/index.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^\d+(\.\d+)?$/;

/** What the form holds: lists as texts with commas. */
interface Asked {
  kind: string; name: string; source: string; quota: string; cost: string; from: string; until: string; revolving?: boolean; priority: number;
  sizes?: string[]; industries?: string; regions?: string; products?: string; purposes?: string; largest?: string; rate?: string; months?: number | null; reason: string;
}

const listed = (text: string | undefined): string[] => (text ?? '').split(/[,，、\s]+/).filter(Boolean);
const stated = (text: string | undefined): { text?: string } => (text?.trim() ? { text: text.trim() } : {});

function eligible(asked: Asked): Schemas['NewEligibility'] {
  const [largest, rate] = [stated(asked.largest).text, stated(asked.rate).text];
  return {
    sizes: asked.sizes ?? [], industries: listed(asked.industries), regions: listed(asked.regions), products: listed(asked.products), purposes: listed(asked.purposes),
    ...(largest ? { largest_principal: largest } : {}), ...(rate ? { highest_rate_percent: rate } : {}), ...(asked.months ? { longest_months: asked.months } : {}),
  };
}

function Conditions() {
  const { t } = useTranslation('funding');
  const number = [{ pattern: NUMBER, message: t('form.number') }];
  return (
    <fieldset style={{ border: '1px solid var(--line)', borderRadius: 6, padding: '8px 12px 0', margin: '0 0 16px' }}>
      <legend style={{ padding: '0 6px', width: 'auto', margin: 0, border: 0, fontSize: 14 }}>{t('open.conditions')}</legend>
      <Form.Item name="sizes" label={t('open.sizes')}>
        <Select mode="multiple" options={[{ value: 'micro', label: t('size.micro') }, { value: 'small', label: t('size.small') }, { value: 'medium', label: t('size.medium') }, { value: 'large', label: t('size.large') }]} />
      </Form.Item>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', columnGap: 16 }}>
        <Form.Item name="industries" label={t('open.industries')}><Input placeholder="A, C, 51" autoComplete="off" /></Form.Item>
        <Form.Item name="regions" label={t('open.regions')}><Input placeholder="13, 1301, 130102" autoComplete="off" /></Form.Item>
        <Form.Item name="products" label={t('open.products')}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="purposes" label={t('open.purposes')}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="largest" label={t('open.largest')}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="rate" label={t('open.rate')} rules={number}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="months" label={t('open.months')}><InputNumber min={1} max={600} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
    </fieldset>
  );
}

export function OpenButton() {
  const { t } = useTranslation('funding');
  const client = useQueryClient();
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }];
  const day = [{ required: true, pattern: DAY, message: t('form.day') }];
  const kinds = [['relending', t('kind.relending')], ['on-lending', t('kind.onLending')], ['deposits', t('kind.deposits')], ['interbank', t('kind.interbank')], ['capital', t('kind.capital')], ['joint-partner', t('kind.joint')]];
  return (
    <ActButton<Asked, Schemas['Proposal']>
      act={plainAct(t('open.act'))}
      primary
      reason
      width={720}
      explain={t('open.explain')}
      initialValues={{ kind: 'relending', revolving: true, priority: 100 }}
      run={(asked, keyed) => api.POST('/v1/funding-lines', {
        params: keyed,
        body: { kind: asked.kind, name: asked.name, source: asked.source, quota: asked.quota, annual_cost_percent: asked.cost, from: asked.from, until: asked.until, revolving: asked.revolving ?? false, priority: asked.priority, eligible: eligible(asked), reason: asked.reason },
      })}
      onDone={() => void client.invalidateQueries()}
    >
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', columnGap: 16 }}>
        <Form.Item name="kind" label={t('open.kind')} rules={needed}><Select options={kinds.map(([value, label]) => ({ value, label }))} /></Form.Item>
        <Form.Item name="name" label={t('open.name')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="source" label={t('open.source')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="quota" label={t('open.quota')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="cost" label={t('open.cost')} rules={[{ required: true, pattern: NUMBER, message: t('form.number') }]}><Input inputMode="decimal" placeholder="1.75" autoComplete="off" /></Form.Item>
        <Form.Item name="priority" label={t('open.priority')} rules={[{ required: true, message: t('form.needed') }]}><InputNumber min={1} max={999} precision={0} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="from" label={t('open.from')} rules={day}><Input placeholder="2026-01-01" autoComplete="off" /></Form.Item>
        <Form.Item name="until" label={t('open.until')} rules={day}><Input placeholder="2026-12-31" autoComplete="off" /></Form.Item>
      </div>
      <Form.Item name="revolving" valuePropName="checked"><Checkbox>{t('open.revolving')}</Checkbox></Form.Item>
      <Conditions />
    </ActButton>
  );
}

interface Changed { from?: string; quota?: string; cost?: string; until?: string; priority?: number | null; reason: string }

export function ChangeButton({ id, act }: { id: string; act: AllowedAct }) {
  const { t } = useTranslation('funding');
  const client = useQueryClient();
  const day = [{ pattern: DAY, message: t('form.day') }];
  return (
    <ActButton<Changed, Schemas['Proposal']>
      act={act}
      reason
      explain={t('change.explain')}
      run={(asked, keyed) => {
        const [from, quota, cost, until] = [asked.from, asked.quota, asked.cost, asked.until].map((text) => stated(text).text);
        return api.POST('/v1/funding-lines/{id}/changes', {
          params: { path: { id }, ...keyed },
          body: { reason: asked.reason, ...(from ? { from } : {}), ...(quota ? { quota } : {}), ...(cost ? { annual_cost_percent: cost } : {}), ...(until ? { until } : {}), ...(asked.priority ? { priority: asked.priority } : {}) },
        });
      }}
      onDone={() => void client.invalidateQueries()}
    >
      <Form.Item name="from" label={t('change.from')} rules={day}><Input placeholder="2026-01-01" autoComplete="off" /></Form.Item>
      <Form.Item name="quota" label={t('open.quota')}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      <Form.Item name="cost" label={t('open.cost')} rules={[{ pattern: NUMBER, message: t('form.number') }]}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      <Form.Item name="until" label={t('open.until')} rules={day}><Input placeholder="2026-12-31" autoComplete="off" /></Form.Item>
      <Form.Item name="priority" label={t('open.priority')}><InputNumber min={1} max={999} precision={0} /></Form.Item>
    </ActButton>
  );
}
