// The forms of a line: to open one, and to change its terms.
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton, plainAct } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { unitName } from '@/format/money.ts';
import { useMe } from '@/session.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { asked as conditions, changed, filled, type Conditions } from './eligible.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NUMBER = /^\d+(\.\d+)?$/;

/** What the form of a new line holds. */
interface Asked extends Conditions {
  kind: string; name: string; source: string; quota: string; cost: string; from: string; until: string; revolving?: boolean; priority: number; reason: string;
}

const stated = (text: string | undefined): { text?: string } => (text?.trim() ? { text: text.trim() } : {});

/** What the institution's money is called. */
function useCurrency(): string {
  const { lang } = useDisplay();
  return unitName(useMe().institution.currency, 'yuan', lang);
}

export function OpenButton() {
  const { t } = useTranslation('funding');
  const client = useQueryClient();
  const unit = useCurrency();
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
        body: { kind: asked.kind, name: asked.name, source: asked.source, quota: asked.quota, annual_cost_percent: asked.cost, from: asked.from, until: asked.until, revolving: asked.revolving ?? false, priority: asked.priority, eligible: conditions(asked), reason: asked.reason },
      })}
      onDone={() => void client.invalidateQueries()}
    >
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', columnGap: 16 }}>
        <Form.Item name="kind" label={t('open.kind')} rules={needed}><Select options={kinds.map(([value, label]) => ({ value, label }))} /></Form.Item>
        <Form.Item name="name" label={t('open.name')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="source" label={t('open.source')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="quota" label={t('open.quota', { unit })} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="cost" label={t('open.cost')} rules={[{ required: true, pattern: NUMBER, message: t('form.number') }]}><Input inputMode="decimal" placeholder="1.75" autoComplete="off" /></Form.Item>
        <Form.Item name="priority" label={t('open.priority')} rules={[{ required: true, message: t('form.needed') }]}><InputNumber min={1} max={999} precision={0} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="from" label={t('open.from')} rules={day}><Input placeholder="2026-01-01" autoComplete="off" /></Form.Item>
        <Form.Item name="until" label={t('open.until')} rules={day}><Input placeholder="2026-12-31" autoComplete="off" /></Form.Item>
      </div>
      <Form.Item name="revolving" valuePropName="checked"><Checkbox>{t('open.revolving')}</Checkbox></Form.Item>
      <ConditionFields unit={unit} />
    </ActButton>
  );
}

/** What the form of a change holds: what is left empty stays, conditions count as a whole. */
interface Changed extends Conditions { from?: string; quota?: string; cost?: string; until?: string; priority?: number | null; reason: string }

export function ChangeButton({ card, act }: { card: Schemas['FundingCard']; act: AllowedAct }) {
  const { t } = useTranslation('funding');
  const client = useQueryClient();
  const unit = useCurrency();
  const day = [{ pattern: DAY, message: t('form.day') }];
  return (
    <ActButton<Changed, Schemas['Proposal']>
      act={act}
      reason
      width={720}
      explain={t('change.explain')}
      initialValues={filled(card.eligible)}
      run={(asked, keyed) => {
        const [from, quota, cost, until] = [asked.from, asked.quota, asked.cost, asked.until].map((text) => stated(text).text);
        const eligible = changed(card.eligible, asked);
        return api.POST('/v1/funding-lines/{id}/changes', {
          params: { path: { id: card.line.id }, ...keyed },
          body: { reason: asked.reason, ...(from ? { from } : {}), ...(quota ? { quota } : {}), ...(cost ? { annual_cost_percent: cost } : {}), ...(until ? { until } : {}), ...(asked.priority ? { priority: asked.priority } : {}), ...(eligible ? { eligible } : {}) },
        });
      }}
      onDone={() => void client.invalidateQueries()}
    >
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', columnGap: 16 }}>
        <Form.Item name="from" label={t('change.from')} rules={day}><Input placeholder="2026-01-01" autoComplete="off" /></Form.Item>
        <Form.Item name="quota" label={t('open.quota', { unit })}><Input inputMode="decimal" autoComplete="off" placeholder={card.line.quota.text} /></Form.Item>
        <Form.Item name="cost" label={t('open.cost')} rules={[{ pattern: NUMBER, message: t('form.number') }]}><Input inputMode="decimal" autoComplete="off" placeholder={card.line.annual_cost_percent} /></Form.Item>
        <Form.Item name="until" label={t('open.until')} rules={day}><Input placeholder={card.line.until} autoComplete="off" /></Form.Item>
        <Form.Item name="priority" label={t('open.priority')}><InputNumber min={1} max={999} precision={0} placeholder={String(card.line.priority)} style={{ width: '100%' }} /></Form.Item>
      </div>
      <ConditionFields unit={unit} hint={t('change.conditions')} />
    </ActButton>
  );
}
