// One product: what it offers in plain words, its rules, its versions and its document.
import { CopyOutlined } from '@ant-design/icons';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { App, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { AuditTrail, Fields, Instant, Loaded, NamedTag, PageHeader, PageTabs, Panel } from '@/components/index.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { trimmed } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { BackTest } from './BackTest.tsx';
import { Compare } from './Compare.tsx';
import { Acts, LifeLine } from './Life.tsx';
import { Rules } from './Rules.tsx';
import { Shadow } from './Shadow.tsx';
import './products.css';

type Product = Schemas['ProductDetail'];

function Summary({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const name = useName();
  const { summary } = product;
  const { lang } = useDisplay();
  const units = useUnit(summary.limit_max.currency);
  const repayment = summary.repayment.map(name).join(' / ');
  const purposes = summary.purposes.map(name).join(lang === 'zh' ? '、' : ', ');
  return (
    <div style={{ marginBottom: 16 }}>
      <Panel>
        <p style={{ margin: '0 0 14px', fontSize: 15, maxWidth: '72ch' }}>
          {product.description_zh && <span lang="zh-CN">{product.description_zh}<br /></span>}
          {t('summary', { limit: `${units.text(summary.limit_max)} ${units.name}`, rate: trimmed(summary.rate_from), months: summary.tenor_months_max, purposes, repayment, enhancement: name(summary.enhancement) })}
        </p>
        <Fields
          items={[
            { label: t('card.limit'), value: `${t('card.limitValue', { least: units.text(summary.limit_min), most: units.text(summary.limit_max) })} ${units.name}` },
            { label: t('card.rate'), value: t('card.rateValue', { rate: trimmed(summary.rate_from) }) },
            { label: t('card.tenor'), value: t('card.tenorValue', { least: summary.tenor_months_min, most: summary.tenor_months_max }) },
            { label: t('card.purposes'), value: purposes },
            { label: t('card.repayment'), value: repayment },
            { label: t('card.enhancement'), value: name(summary.enhancement) },
            { label: t('card.version'), value: product.active_version ? t('card.versionNumber', { version: product.active_version }) : t('card.noneActive') },
          ]}
        />
      </Panel>
    </div>
  );
}

function Versions({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  return (
    <Panel title={t('tabs.versions')} lead={t('versions.lead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('tabs.versions')}>
        <table className="plain-table">
          <thead>
            <tr>{(['version', 'state', 'drafted', 'approved', 'digest'] as const).map((key) => <th key={key} scope="col">{t(`versions.${key}`)}</th>)}<td /></tr>
          </thead>
          <tbody>
            {product.versions.map((held, at) => {
              const before = product.versions[at + 1];
              return (
                <tr key={held.version}>
                  <th scope="row" className="num">{held.version}</th>
                  <td><NamedTag value={held.state} /></td>
                  <td>{held.drafted_by_name}<div className="soft"><Instant value={held.drafted_at} /></div></td>
                  <td>{held.approved_by_name ? <>{held.approved_by_name}<div className="soft"><Instant value={held.approved_at} /></div></> : <span className="soft">{t('versions.notYet')}</span>}</td>
                  <td style={{ minWidth: 160 }}><span className="mono">{held.digest}</span></td>
                  <td style={{ whiteSpace: 'nowrap' }}>
                    <Link className="row-link" to="." search={{ tab: 'document', version: held.version } as never}>{t('versions.show')}</Link>
                    {before && <><br /><Link className="row-link" to="." search={{ tab: 'compare', from: before.version, to: held.version } as never}>{t('versions.compare')}</Link></>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function DocumentText({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const name = useName();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const wanted = search.version ?? String(product.active_version ?? product.versions[0]?.version ?? '');
  const held = product.versions.find((version) => String(version.version) === wanted) ?? product.versions[0];
  if (!held) return null;
  const copy = () => void navigator.clipboard.writeText(held.document).then(() => message.success(t('document.copied')));
  return (
    <Panel
      title={t('tabs.document')}
      lead={t('document.lead', { version: held.version, state: name(held.state) })}
      extra={
        <span style={{ display: 'flex', gap: 8 }}>
          <Select
            aria-label={t('document.version')}
            value={held.version}
            options={product.versions.map((version) => ({ value: version.version, label: t('card.versionNumber', { version: version.version }) }))}
            onChange={(version) => void navigate({ to: '.', search: { ...search, version } as never, resetScroll: false })}
          />
          <Button icon={<CopyOutlined />} onClick={copy}>{t('document.copy')}</Button>
        </span>
      }
    >
      <pre className="mono document" tabIndex={0} aria-label={t('tabs.document')}>{held.document}</pre>
    </Panel>
  );
}

function Shown({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const may = useMay();
  const name = useName();
  const tabs = [
    { key: 'rules', label: t('tabs.rules'), children: <Rules tables={product.tables} /> },
    { key: 'versions', label: `${t('tabs.versions')} ${product.versions.length}`, children: <><div style={{ marginBottom: 16 }}><LifeLine product={product} /></div><Versions product={product} /></> },
    { key: 'compare', label: t('tabs.compare'), children: <Compare versions={product.versions} /> },
    { key: 'document', label: t('tabs.document'), children: <DocumentText product={product} /> },
  ];
  if (may('replay-decision')) tabs.push({ key: 'shadow', label: product.shadow_version ? `${t('tabs.shadow')} ●` : t('tabs.shadow'), children: <Shadow product={product} /> });
  if (may('replay-decision')) tabs.push({ key: 'backtest', label: t('tabs.backtest'), children: <BackTest code={product.code} first={product.versions[0]?.document ?? product.document} /> });
  if (may('read-audit')) tabs.push({ key: 'audit', label: t('tabs.audit'), children: <Panel><AuditTrail object={`product/${product.id}`} /></Panel> });
  return (
    <>
      <PageHeader
        title={name({ zh: product.name_zh, en: product.name_en })}
        tags={<><NamedTag value={product.layer} tone="quiet" />{product.versions[0] && product.versions[0].version !== product.active_version && <NamedTag value={product.versions[0].state} />}</>}
        lead={<span className="mono">{product.code}</span>}
        acts={<Acts product={product} />}
      />
      <Summary product={product} />
      <PageTabs label={t('tabs.label')} tabs={tabs} />
    </>
  );
}

export default function ProductPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const query = $api.useQuery('get', '/v1/products/{code}', { params: { path: { code } } });
  return <Loaded query={query}>{(product) => <Shown product={product} />}</Loaded>;
}
