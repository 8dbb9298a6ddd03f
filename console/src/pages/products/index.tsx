// The product matrix: three layers, a card for each product.
import { Link } from '@tanstack/react-router';
import { Button, Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, PageHeader, Panel, plainAct } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { trimmed } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { PublishButton } from './Publish.tsx';
import './products.css';

type Line = Omit<Schemas['ProductLine'], 'versions'>;
const LAYERS = ['base', 'industry', 'policy'] as const;

function ProductTile({ product }: { product: Line }) {
  const { t } = useTranslation('products');
  const name = useName();
  const { summary } = product;
  const units = useUnit(summary.limit_max.currency);
  return (
    <article className="product-card">
      <h3>
        <Link className="row-link" to={`/products/${product.code}` as never}>{name({ zh: product.name_zh, en: product.name_en })}</Link>
      </h3>
      <div style={{ marginTop: 6 }}>
        {product.active_version ? <Tag color="success">{t('card.versionNumber', { version: product.active_version })}</Tag> : <Tag color="processing">{t('card.noneActive')}</Tag>}
        <span className="mono soft">{product.code}</span>
      </div>
      <dl>
        <dt>{t('card.limit')}</dt><dd className="num">{t('card.limitValue', { least: units.text(summary.limit_min), most: units.text(summary.limit_max) })} <small className="soft">{units.name}</small></dd>
        <dt>{t('card.rate')}</dt><dd className="num">{t('card.rateValue', { rate: trimmed(summary.rate_from) })}</dd>
        <dt>{t('card.tenor')}</dt><dd>{t('card.tenorValue', { least: summary.tenor_months_min, most: summary.tenor_months_max })}</dd>
        <dt>{t('card.repayment')}</dt><dd>{summary.repayment.map(name).join(' / ')}</dd>
        <dt>{t('card.enhancement')}</dt><dd>{name(summary.enhancement)}</dd>
      </dl>
    </article>
  );
}

function Matrix({ products }: { products: Line[] }) {
  const { t } = useTranslation('products');
  if (products.length === 0) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} /></Panel>;
  return (
    <div className="layers">
      {LAYERS.map((layer) => {
        const own = products.filter((product) => product.layer.id === layer);
        return (
          <section key={layer} className="layer" aria-labelledby={`layer-${layer}`}>
            <header>
              <h2 id={`layer-${layer}`}>{t(`layers.${layer}`)} <span className="soft num">{own.length}</span></h2>
              <p>{t(`layerLead.${layer}`)}</p>
            </header>
            {own.map((product) => <ProductTile key={product.code} product={product} />)}
            {own.length === 0 && <div className="product-card soft">{t('layers.empty')}</div>}
          </section>
        );
      })}
    </div>
  );
}

export default function ProductsPage() {
  const { t } = useTranslation('products');
  const may = useMay();
  const query = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={may('draft-product') && <><PublishButton act={plainAct(t('publish.open'))} /><Link to={'/products/studio' as never}><Button type="primary" tabIndex={-1}>{t('studio')}</Button></Link></>} />
      <Loaded query={query}>{(page) => <Matrix products={page.rows} />}</Loaded>
    </>
  );
}
