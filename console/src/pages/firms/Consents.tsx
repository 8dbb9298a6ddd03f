// What a firm lets an institution read, for what and until when; granted and withdrawn here.
import { DatePicker, Empty, Form, Input, Select, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton, Day, NamedTag, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { shortHash } from '@/format/numbers.ts';
import { useMe } from '@/session.tsx';
import './firms.css';

type Firm = Schemas['FirmCard'];
type Consent = Schemas['ConsentCard'];

interface Entry {
  purpose: string;
  categories: string[];
  from?: Dayjs | null;
  until?: Dayjs | null;
  method: string;
  text: string;
}

const PURPOSES = ['credit-assessment', 'post-loan'] as const;
const METHODS = ['counter-signature', 'one-tap'] as const;
const CATEGORIES = [
  'tax', 'power', 'social-security', 'orders', 'pos', 'delivery-platform', 'bank-flow', 'credit-report', 'judicial', 'environment', 'market-supervision',
  'administrative', 'bidding', 'carbon', 'chain-orders', 'crop-sensors', 'customs', 'freight', 'government-procurement', 'housing-fund', 'insurance', 'intellectual-property',
  'invoices', 'live-commerce', 'machine-telemetry', 'property', 'telecom', 'utilities', 'application',
] as const;
const dayOf = (day: Dayjs | null | undefined) => day?.format('YYYY-MM-DD') ?? null;

export function GrantButton({ firm, act }: { firm: Firm; act: AllowedAct }) {
  const { t } = useTranslation('firms');
  const { today } = useMe();
  // What the products in force read is what most consents must name; anybody may name less.
  const products = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } });
  const inForce = products.data?.rows.filter((row) => row.active_version !== null) ?? [];
  const needed = CATEGORIES.filter((category) => inForce.some((row) => row.summary.categories.some(({ id }) => id === category)));
  return (
    <ActButton<Entry, Consent>
      act={act}
      explain={t('grant.explain')}
      initialValues={{ purpose: 'credit-assessment', method: 'counter-signature', categories: needed }}
      run={({ purpose, categories, from, until, method, text }, keyed) =>
        api.POST('/v1/firms/{id}/consents', { params: { path: { id: firm.id }, ...keyed }, body: { purpose, categories, from: dayOf(from), until: dayOf(until), method, text } })}
    >
      <Form.Item name="purpose" label={t('grant.purpose')}>
        <Select options={PURPOSES.map((value) => ({ value, label: t(`grant.purposes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="categories" label={t('grant.categories')} extra={needed.length > 0 && t('grant.categoriesHelp')} rules={[{ required: true, type: 'array', min: 1, message: t('grant.categoriesNeeded') }]}>
        <Select mode="multiple" options={CATEGORIES.map((value) => ({ value, label: t(`grant.category.${value}`) }))} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="from" label={t('grant.from')} extra={t('grant.fromHelp', { today })}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="until" label={t('grant.until')} extra={t('grant.untilHelp')}>
        <DatePicker style={{ width: '100%' }} minDate={dayjs(today)} />
      </Form.Item>
      <Form.Item name="method" label={t('grant.method')}>
        <Select options={METHODS.map((value) => ({ value, label: t(`grant.methods.${value}`) }))} />
      </Form.Item>
      <Form.Item name="text" label={t('grant.text')} rules={[{ required: true, whitespace: true, message: t('grant.textNeeded') }]}>
        <Input.TextArea rows={6} />
      </Form.Item>
    </ActButton>
  );
}

function Acts({ consent }: { consent: Consent }) {
  const { t } = useTranslation('firms');
  const name = useName();
  return consent.allowed
    .filter((act) => act.act === 'withdraw')
    .map((act) => (
      <ActButton
        key={act.act}
        act={act}
        danger
        explain={t('consents.withdrawExplain', { categories: consent.categories.map(name).join(' / ') })}
        run={(_values, keyed) => api.POST('/v1/consents/{id}/withdraw', { params: { path: { id: consent.id }, ...keyed }, body: {} })}
      />
    ));
}

export function Consents({ firm }: { firm: Firm }) {
  const { t } = useTranslation('firms');
  const name = useName();
  const grant = firm.allowed.find((act) => act.act === 'consent');
  return (
    <Panel title={t('consents.title')} lead={t('consents.lead')} extra={grant && <GrantButton firm={firm} act={grant} />}>
      {firm.consents.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('consents.empty')} />}
      <ul className="consents">
        {firm.consents.map((consent) => (
          <li key={consent.id} className="consent">
            <div className="consent-head">
              <strong>{name(consent.purpose)} <NamedTag value={consent.state} tone={consent.state.id === 'active' ? 'good' : 'quiet'} /></strong>
              <Acts consent={consent} />
            </div>
            <div style={{ marginBottom: 8, display: 'flex', flexWrap: 'wrap', gap: 4 }}>{consent.categories.map((category) => <Tag key={category.id} style={{ margin: 0 }}>{name(category)}</Tag>)}</div>
            <dl className="fields">
              <div><dt>{t('consents.recipient')}</dt><dd>{name(consent.recipient)}</dd></div>
              <div><dt>{t('consents.from')}</dt><dd><Day value={consent.granted_on} /></dd></div>
              <div><dt>{t('consents.until')}</dt><dd><Day value={consent.expires_on} />{consent.withdrawn_on && <div className="soft">{t('consents.withdrawn', { day: consent.withdrawn_on })}</div>}</dd></div>
              <div><dt>{t('consents.method')}</dt><dd>{name(consent.method)}</dd></div>
              <div><dt>{t('consents.hash')}</dt><dd><span className="mono" title={consent.text_hash}>{shortHash(consent.text_hash)}</span></dd></div>
            </dl>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
