// One scorecard: how well it tells good from bad, from what, and who stands behind it.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Form, Input, Radio, Select, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton, AuditTrail, Loaded, NamedTag, PageHeader, PageTabs, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { Characteristics } from './Characteristics.tsx';
import { Contest } from './Contest.tsx';
import { DataTag } from './DataTag.tsx';
import { DevelopButton } from './Develop.tsx';
import { Dropped } from './Dropped.tsx';
import { figure } from './figures.ts';
import { ImportButton } from './Import.tsx';
import { Performance } from './Performance.tsx';
import { Versions } from './Versions.tsx';

/** A scorecard with its curves as lists of points. */
export type Card = Omit<Schemas['ScorecardDetail'], 'roc' | 'ks'> & { roc: number[][]; ks: number[][] };

function Why() {
  const { t } = useTranslation('scorecards');
  return (
    <Form.Item name="why" label={t('contest.why')} rules={[{ required: true, whitespace: true, message: t('contest.whyNeeded') }]}>
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
}

function Challenge({ act, card }: { act: AllowedAct; card: Card }) {
  const { t } = useTranslation('scorecards');
  return (
    <ActButton<{ why: string }, Schemas['ScorecardReceipt']>
      act={act}
      explain={t('contest.startExplain', { version: card.shown_version })}
      run={({ why }, keyed) => api.POST('/v1/scorecards/{id}/challenge', { params: { path: { id: card.id }, ...keyed }, body: { version: card.shown_version, reason: why } })}
    >
      <Why />
    </ActButton>
  );
}

function StopChallenge({ act, card }: { act: AllowedAct; card: Card }) {
  const { t } = useTranslation('scorecards');
  return (
    <ActButton<{ why: string }, Schemas['ScorecardReceipt']>
      act={act}
      explain={t('contest.stopExplain')}
      run={({ why }, keyed) => api.POST('/v1/scorecards/{id}/challenge/stop', { params: { path: { id: card.id }, ...keyed }, body: { reason: why } })}
    >
      <Why />
    </ActButton>
  );
}

function Acts({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  return card.allowed.map((act) => {
    if (act.act === 'develop') return <DevelopButton key={act.act} act={act} like={card} />;
    if (act.act === 'import') return card.file ? <ImportButton key={act.act} act={act} like={card} /> : null;
    if (act.act === 'start-challenge') return <Challenge key={act.act} act={act} card={card} />;
    if (act.act === 'stop-challenge') return <StopChallenge key={act.act} act={act} card={card} />;
    if (act.act !== 'approve') return null;
    const explain = t('approve', { version: card.version, auc: figure(card.test_auc), ks: figure(card.test_ks), by: card.developed_by_name });
    return (
      <ActButton<{ serves: Schemas['Serves'] }, Schemas['ScorecardReceipt']>
        key={act.act}
        act={act}
        primary
        explain={explain}
        initialValues={{ serves: (card.serves?.id as Schemas['Serves'] | undefined) ?? 'every-product' }}
        run={({ serves }, keyed) => api.POST('/v1/scorecards/{id}/approve', { params: { path: { id: card.id }, ...keyed }, body: { version: card.version, serves } })}
      >
        <Form.Item name="serves" label={t('serves.label')}>
          <Radio.Group>
            <Space direction="vertical">
              <Radio value="every-product">{t('serves.every')}<div className="soft">{t('serves.everyHelp')}</div></Radio>
              <Radio value="products-naming-it">{t('serves.naming')}<div className="soft">{t('serves.namingHelp')}</div></Radio>
            </Space>
          </Radio.Group>
        </Form.Item>
      </ActButton>
    );
  });
}

function VersionChoice({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  if (card.versions.length < 2) return null;
  return (
    <Select
      aria-label={t('version')}
      value={card.shown_version}
      style={{ minWidth: 168 }}
      options={card.versions.map((held) => ({ value: held.version, label: t('shownOf', { version: held.version, state: name(held.state) }) }))}
      onChange={(version) => void navigate({ to: '.', search: { ...search, version: version === card.version ? undefined : version } as never })}
    />
  );
}

function Limits({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  if (card.known_limits.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={t('limits')}
      description={<ul style={{ margin: 0, paddingInlineStart: 18 }}>{card.known_limits.map((limit) => <li key={limit.id}>{name(limit)}</li>)}</ul>}
    />
  );
}

/** Which products it scores for. */
function Use({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  if (!card.serves) return null;
  return (
    <div>
      {name(card.serves)} · {card.products.length === 0 ? t('serves.noProducts') : <>{t('serves.products')}: {card.products.map((product, at) => <span key={product.id}>{at > 0 && '、'}<Link className="row-link in-text" to={`/products/${product.id}` as never}>{name(product)}</Link></span>)}</>}
    </div>
  );
}

function Shown({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const may = useMay();
  const name = useName();
  const shown = card.versions.find((held) => held.version === card.shown_version);
  const tabs = [
    { key: 'performance', label: t('tabs.performance'), children: <><Limits card={card} /><Performance card={card} /></> },
    { key: 'characteristics', label: `${t('tabs.characteristics')} ${card.characteristics.length}`, children: <Characteristics card={card} /> },
    ...(card.file ? [] : [{ key: 'dropped', label: `${t('tabs.dropped')} ${card.dropped.length}`, children: <Dropped card={card} /> }]),
    ...(card.challenger_version && may('replay-decision') ? [{ key: 'contest', label: t('tabs.contest'), children: <Contest id={card.id} /> }] : []),
    { key: 'versions', label: t('tabs.versions'), children: <Versions card={card} /> },
  ];
  if (may('read-audit')) tabs.push({ key: 'audit', label: t('tabs.audit'), children: <Panel><AuditTrail object={`scorecard/${card.id}`} /></Panel> });
  return (
    <>
      <PageHeader
        title={card.name}
        tags={<><NamedTag value={shown?.state ?? card.state} /><Tag>{name(card.shown_kind)}</Tag>{card.challenger_version === card.shown_version && <Tag color="processing">{t('contest.tag')}</Tag>}<DataTag simulated={card.simulated} /></>}
        lead={<>{t('list.versionNumber', { version: card.shown_version })} · {shown?.developed_by_name ?? card.developed_by_name}<Use card={card} /></>}
        acts={<><VersionChoice card={card} /><Acts card={card} /></>}
      />
      <PageTabs label={t('tabs.label')} tabs={tabs} />
    </>
  );
}

export default function ScorecardPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { version } = useSearch({ strict: false }) as { version?: string };
  const query = $api.useQuery('get', '/v1/scorecards/{id}', { params: { path: { id }, query: version ? { version: Number(version) as never } : {} } });
  return <Loaded query={query}>{(card) => <Shown card={card} />}</Loaded>;
}
