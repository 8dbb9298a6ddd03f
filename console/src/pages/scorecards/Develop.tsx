// Develops a scorecard: its name and what it must not use.
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import type { Card } from './one.tsx';

interface Develop {
  name: string;
  exclude?: string[];
}

/** Columns known from a scorecard; the newest one of the list when none is given. */
function ExcludeField({ like }: { like?: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const list = $api.useQuery('get', '/v1/scorecards', { params: { query: { limit: 1 } } }, { enabled: !like });
  const first = list.data?.rows[0]?.id ?? '';
  const found = $api.useQuery('get', '/v1/scorecards/{id}', { params: { path: { id: first } } }, { enabled: first !== '' });
  const card = like ?? found.data;
  const known = card ? [...card.characteristics, ...card.dropped] : [];
  return (
    <Form.Item name="exclude" label={t('develop.exclude')} extra={t('develop.excludeHelp')}>
      <Select
        mode="tags"
        tokenSeparators={[',', '，', ' ']}
        options={known.map((column) => ({ value: column.feature, label: name(column) === column.feature ? column.feature : `${name(column)} · ${column.feature}` }))}
        optionFilterProp="label"
      />
    </Form.Item>
  );
}

export function DevelopButton({ act, like }: { act: AllowedAct; like?: Card }) {
  const { t } = useTranslation('scorecards');
  const navigate = useNavigate();
  return (
    <ActButton<Develop, Schemas['ScorecardReceipt']>
      act={act}
      explain={t('develop.explain')}
      initialValues={{ name: like?.name ?? '' }}
      run={(values, keyed) => api.POST('/v1/scorecards', { params: keyed, body: { name: values.name.trim(), exclude: values.exclude ?? [] } })}
      onDone={(made) => void navigate({ to: `/scorecards/${made.id}` as never })}
    >
      <Form.Item name="name" label={t('develop.name')} extra={t('develop.nameHelp')} rules={[{ required: true, whitespace: true, message: t('develop.nameNeeded') }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <ExcludeField like={like} />
    </ActButton>
  );
}
