// The studio's door: drafts begun, templates, products to start from; and one draft when the address names it.
import { DeleteOutlined } from '@ant-design/icons';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, PageHeader, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { instant } from '@/format/numbers.ts';
import { Guide } from './Guide.tsx';
import { useDrafts, type Draft } from './model/drafts.ts';
import { documents } from './model/others.ts';
import { freeCode, TEMPLATES, withScorecard, type TemplateName } from './model/templates.ts';
import type { Product } from './model/types.ts';
import { read, write } from './model/yaml.ts';
import { Workbench } from './Workbench.tsx';
import './studio.css';

const now = () => new Date().toISOString();

/** The draft of a product's next version. */
export function draftOf(product: Schemas['ProductDetail']): Draft {
  const newest = product.versions[0];
  const base = product.versions.find((one) => one.version === product.active_version) ?? newest;
  const text = base?.document ?? product.document;
  const next = write(text, { ...read(text), version: (newest?.version ?? 0) + 1 });
  return { id: product.code, text: next, base: { code: product.code, version: base?.version ?? 1, text }, changedAt: now() };
}

/** What the institution's scorecards in force read; a person who may not see them begins without. */
async function scorecardNeeds(): Promise<string[]> {
  try {
    const list = (await api.GET('/v1/scorecards', { params: { query: { limit: 50 } } })).data;
    const cards = await Promise.all((list?.rows ?? []).filter((one) => one.active_version && one.serves?.id !== 'products-naming-it').map(async (one) => (await api.GET('/v1/scorecards/{id}', { params: { path: { id: one.id } } })).data));
    return [...new Set(cards.flatMap((card) => card?.characteristics.map((one) => one.feature) ?? []))];
  } catch {
    return [];
  }
}

/** A template as a draft of its own, with the data that the scorecard needs. */
export async function begin(text: string, edit: (product: Product) => Product, codes: string[]): Promise<Draft> {
  const [needs, others] = await Promise.all([scorecardNeeds(), documents(codes.slice(0, 20))]);
  const { product } = withScorecard(edit(read(text)), needs, others);
  return { id: `new-${product.code}`, text: write(text, product), base: null, changedAt: now() };
}

function DraftList({ drafts, onDrop }: { drafts: Draft[]; onDrop: (id: string) => void }) {
  const { t } = useTranslation('studio');
  const name = useName();
  const { modal } = App.useApp();
  if (drafts.length === 0) return <p className="soft">{t('start.none')}</p>;
  return (
    <ul className="draft-list">
      {drafts.map((draft) => {
        const held = read(draft.text);
        const title = name({ zh: held.name_zh, en: held.name_en });
        return (
          <li key={draft.id}>
            <Link className="row-link" to={`/products/studio/${encodeURIComponent(draft.id)}` as never}>{title}</Link> <Tag color="warning">{t('draft')}</Tag>
            <span className="soft">{draft.base ? t('draftOf', { version: draft.base.version }) : t('draftNew')} · {t('start.changed', { at: instant(draft.changedAt) })}</span>
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${t('start.drop')}: ${title}`} onClick={() => modal.confirm({ title: t('start.dropQuestion'), okText: t('start.drop'), cancelText: t('control.cancel'), okButtonProps: { danger: true }, onOk: () => onDrop(draft.id) })} />
          </li>
        );
      })}
    </ul>
  );
}

function Start({ products }: { products: Omit<Schemas['ProductLine'], 'versions'>[] }) {
  const { t } = useTranslation('studio');
  const name = useName();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const drafts = useDrafts();
  const [held, setHeld] = useState(() => drafts.list());
  const [busy, setBusy] = useState<string | null>(null);
  const [guided, setGuided] = useState(false);
  const taken = new Set([...products.map((one) => one.code), ...held.map((one) => one.id.replace(/^new-/, ''))]);
  const open = (draft: Draft) => {
    drafts.put(draft);
    void navigate({ to: `/products/studio/${encodeURIComponent(draft.id)}` as never });
  };
  const use = async (template: TemplateName, edit: (product: Product) => Product = (product) => ({ ...product, code: freeCode(product.code, taken) })) => {
    setBusy(template);
    try {
      open(await begin(TEMPLATES[template], edit, products.map((one) => one.code)));
    } catch (error) {
      void message.error(String(error));
    } finally {
      setBusy(null);
    }
  };
  const drop = (id: string) => {
    drafts.drop(id);
    setHeld(drafts.list());
  };
  return (
    <>
      <div className="grid">
        <Panel title={t('start.drafts')}><DraftList drafts={held} onDrop={drop} /></Panel>
        <Panel title={t('start.templates')}>
          <ul className="template-list">
            {(Object.keys(TEMPLATES) as TemplateName[]).map((template) => (
              <li key={template} className="product-card">
                <h3>{t(`start.template.${template}`)}</h3>
                <p className="soft">{t(`start.about.${template}`)}</p>
                <Button type={template === 'yanhuo' ? 'primary' : 'default'} loading={busy === template} aria-label={`${template === 'yanhuo' ? t('start.guided') : t('start.use')}: ${t(`start.template.${template}`)}`} onClick={() => (template === 'yanhuo' ? setGuided(true) : void use(template))}>{template === 'yanhuo' ? t('start.guided') : t('start.use')}</Button>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('start.existing')} lead={t('start.existingLead')}>
          <ul className="draft-list">
            {products.map((one) => <li key={one.code}><Link className="row-link" to={`/products/studio/${one.code}` as never}>{name({ zh: one.name_zh, en: one.name_en })}</Link> <span className="mono soft">{one.code}</span></li>)}
          </ul>
        </Panel>
      </div>
      {guided && <Guide taken={taken} busy={busy !== null} onClose={() => setGuided(false)} onMake={(edit) => void use('yanhuo', edit)} />}
    </>
  );
}

function One({ id }: { id: string }) {
  const drafts = useDrafts();
  const [kept] = useState(() => drafts.get(id));
  // Kept drafts of new products need no server; a product without a draft begins one.
  if (kept) return <Workbench key={id} first={kept} />;
  return <FromProduct code={id} />;
}

function FromProduct({ code }: { code: string }) {
  const query = $api.useQuery('get', '/v1/products/{code}', { params: { path: { code } } }, { staleTime: Infinity });
  const [first, setFirst] = useState<Draft | null>(null);
  if (query.data && !first) setFirst(draftOf(query.data));
  return <Loaded query={query}>{() => first && <Workbench key={code} first={first} />}</Loaded>;
}

export default function StudioPage() {
  const { t } = useTranslation('studio');
  const { draft } = useParams({ strict: false }) as { draft?: string };
  const query = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } });
  if (draft) return <One key={draft} id={draft} />;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Loaded query={query}>{(page) => <Start products={page.rows} />}</Loaded>
    </>
  );
}
