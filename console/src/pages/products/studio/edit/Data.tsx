// The data that the rules read, by category, each with the consent it needs.
import { CloseOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Input, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import { useName } from '@/display.tsx';
import { namesIn, parse } from '../model/expression.ts';
import { GRAPHS, type DataNeed, type Feature, type Product } from '../model/types.ts';
import { documents } from '../model/others.ts';
import { scoredBy, type Wanted } from '../model/templates.ts';
import { unitOf } from '../model/units.ts';
import { CATEGORIES, categoryName, CONSENTS, namedValues, withValues, type Choice } from '../model/words.ts';
import { NumberBox, Pick, Say, TextBox, Words } from './controls.tsx';
import { Found, useField, useStudio } from './studio.tsx';

const TYPES: Choice[] = [{ code: 'number', zh: '数值', en: 'number' }, { code: 'text', zh: '文字', en: 'text' }, { code: 'bool', zh: '是/否', en: 'yes or no' }];
const NEEDED: Choice[] = [{ code: 'true', zh: '必需', en: 'required' }, { code: 'false', zh: '可缺失', en: 'may be missing' }];

/** The features that a rule or condition reads. */
function readFeatures(product: Product): Set<string> {
  const texts = GRAPHS.flatMap((which) => product.rules[which].nodes).flatMap(({ content }) => [
    ...(content?.inputs ?? []).map((one) => one.field ?? ''), ...(content?.expressions ?? []).map((one) => one.value), ...(content?.statements ?? []).map((one) => one.condition ?? ''),
    ...(content?.rules ?? []).flatMap((row) => Object.entries(row).filter(([key]) => !key.startsWith('_')).map(([, cell]) => cell)),
  ]);
  const all = [...texts, ...(product.authority.refer_when ?? []).map((one) => one.when), product.enhancement?.required_when ?? ''];
  return new Set(all.flatMap((one) => [...namesIn(parse(one) ?? { kind: 'null', from: 0, to: 0 })]).filter((name) => name.startsWith('feature.')).map((name) => name.slice(8)));
}

type Changes = { [Key in keyof Feature]?: Feature[Key] | undefined };

/** The least and the most a number can be; both or neither. */
function ValueRange({ feature, edit }: { feature: Feature; edit: (fields: Changes) => void }) {
  const { t } = useTranslation('studio');
  const unit = unitOf(feature.name, feature.zh);
  const { range } = feature;
  if (!range) return <button type="button" className="say-pick" onClick={() => edit({ range: { min: '0', max: unit === 'fen' ? '100000000000' : '1000000' } })}>{t('data.addRange')}</button>;
  const box = (key: 'min' | 'max') => <NumberBox value={String(range[key])} unit={unit} label={t(`data.${key}`)} onChange={(value) => edit({ range: { ...range, [key]: value } })} />;
  return <>{box('min')} – {box('max')} <button type="button" className="say-remove" aria-label={t('data.noRange')} onClick={() => edit({ range: undefined })}><CloseOutlined aria-hidden /></button></>;
}

function FeatureLine({ feature, read, edit, remove }: { feature: Feature; read: boolean; edit: (fields: Changes) => void; remove: () => void }) {
  const { t } = useTranslation('studio');
  const { title, values } = namedValues(feature.zh);
  return (
    <tr>
      <td><TextBox zh value={title} label={t('data.name')} onChange={(next) => edit({ zh: withValues(next, values) })} /></td>
      <td><code className="mono">{feature.name}</code></td>
      <td><Pick value={feature.type} options={TYPES} label={t('data.type')} onChange={(type) => edit({ type: type as Feature['type'] })} /></td>
      <td><Pick value={String(feature.required ?? false)} options={NEEDED} label={t('data.needed')} onChange={(needed) => edit({ required: needed === 'true' })} /></td>
      <td>{feature.type === 'number' && <ValueRange feature={feature} edit={edit} />}{feature.type === 'text' && <TextBox zh value={values.map((one) => `${one.code} ${one.zh}`).join('，')} label={t('data.values')} onChange={(next) => edit({ zh: namedValues(`x（${next}）`).values.length > 0 ? withValues(title, namedValues(`x（${next}）`).values) : title })} />}</td>
      <td>{read ? <span>{t('data.read')}</span> : <span className="soft">{t('data.unread')}</span>}</td>
      <td><Tooltip title={read ? t('data.stays') : undefined}><Button type="text" size="small" icon={<DeleteOutlined />} disabled={read} aria-label={t('control.remove', { what: title })} onClick={remove} /></Tooltip></td>
    </tr>
  );
}

export function Data() {
  const { t } = useTranslation('studio');
  const name = useName();
  const { product } = useStudio();
  const set = useField();
  const read = readFeatures(product);
  const put = (at: number, need: DataNeed | null) => set('data', need ? product.data.map((one, other) => (other === at ? need : one)) : product.data.filter((_, other) => other !== at));
  const left = CATEGORIES.filter((one) => !product.data.some((need) => need.category === one.code));
  const names = product.data.flatMap((need) => need.features.map((feature) => feature.name));
  return (
    <>
      <ScoredBy />
      {product.data.map((need, at) => {
        const both = categoryName(need);
        return (
          <section key={need.category} className="data-need">
            <h3>
              <Words both={both} /> <small className="soft"><Say text={t('data.consent')} parts={{ purpose: <Pick value={need.purpose} options={CONSENTS} label={t('data.purpose')} onChange={(purpose) => put(at, { ...need, purpose })} /> }} /></small>
              <Button type="text" size="small" icon={<DeleteOutlined />} disabled={need.features.some((feature) => read.has(feature.name))} aria-label={t('control.remove', { what: name(both) })} onClick={() => put(at, null)} />
            </h3>
            <div className="scroll-x" tabIndex={0} role="region" aria-label={name(both)}>
              <table className="plain-table data-table">
                <thead><tr>{(['name', 'field', 'type', 'needed', 'values', 'use'] as const).map((key) => <th key={key} scope="col">{t(`data.${key}`)}</th>)}<td /></tr></thead>
                <tbody>
                  {need.features.map((feature, line) => (
                    <FeatureLine
                      key={feature.name}
                      feature={feature}
                      read={read.has(feature.name)}
                      edit={(fields) => put(at, { ...need, features: need.features.map((one, other) => (other === line ? ({ ...one, ...fields } as Feature) : one)) })}
                      remove={() => put(at, { ...need, features: need.features.filter((_, other) => other !== line) })}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <NewFeature taken={names} add={(feature) => put(at, { ...need, features: [...need.features, feature] })} />
          </section>
        );
      })}
      <Found place={{ path: 'data' }} />
      {left.length > 0 && <Pick value="" options={left} label={t('data.add')} otherwise={{ zh: '添加数据类别', en: 'add a category of data' }} onChange={(category) => set('data', [...product.data, { category, purpose: 'credit-assessment', features: [] }])} />}
    </>
  );
}

/** Which scorecard scores the applicants; choosing one adds the data it reads. */
function ScoredBy() {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const { product, change } = useStudio();
  const cards = $api.useQuery('get', '/v1/scorecards', { params: { query: { limit: 500 } } });
  const products = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } });
  const readBy = async (name: string): Promise<Wanted[]> => {
    const own = (cards.data?.rows ?? []).filter((card) => card.active_version && (name === '' ? card.serves?.id === 'every-product' : card.name === name));
    const found = await Promise.all(own.map(async (card) => (await api.GET('/v1/scorecards/{id}', { params: { path: { id: card.id }, query: { version: card.active_version as never } } })).data?.characteristics ?? []));
    return found.flat();
  };
  const own = { code: '', zh: '本行通用评分卡', en: "the institution's own scorecard" };
  const approved = (cards.data?.rows ?? []).filter((card) => card.active_version).map((card) => ({ code: card.name, zh: card.name, en: card.name }));
  const choose = async (name: string) => {
    try {
      const [wanted, before] = await Promise.all([readBy(name), readBy(product.scorecard ?? '')]);
      const others = await documents((products.data?.rows ?? []).map((one) => one.code).filter((code) => code !== product.code).slice(0, 20));
      change((held) => {
        // What only the card of before read is asked of nobody any more.
        const kept = readFeatures(held);
        const gone = new Set(before.map((one) => one.feature).filter((feature) => !kept.has(feature)));
        const data = held.data.map((need) => ({ ...need, features: need.features.filter((feature) => !gone.has(feature.name)) })).filter((need) => need.features.length > 0);
        return scoredBy({ ...held, data }, name === '' ? undefined : name, wanted, others);
      });
    } catch (error) {
      void message.error(String(error));
    }
  };
  const held = product.scorecard ?? '';
  return (
    <>
      <p className="say"><Say text={t('say.scorecard')} parts={{ card: <Pick value={held} options={[own, ...approved]} otherwise={{ zh: held, en: held }} label={t('field.scorecard')} onChange={(name) => void choose(name)} /> }} /></p>
      <Found place={{ path: 'scorecard' }} />
    </>
  );
}

/** What the sources report under which name is the hub's to say: the name is typed as it stands there. */
function NewFeature({ taken, add }: { taken: string[]; add: (feature: Feature) => void }) {
  const { t } = useTranslation('studio');
  const [held, setHeld] = useState<string | null>(null);
  if (held === null) return <Button size="small" icon={<PlusOutlined />} onClick={() => setHeld('')}>{t('data.addFeature')}</Button>;
  const good = /^[a-z][a-z0-9_]{0,63}$/.test(held) && !taken.includes(held);
  const done = () => {
    if (!good) return;
    add({ name: held, type: 'number', zh: held, required: false });
    setHeld(null);
  };
  return (
    <span className="new-feature">
      <Input size="small" autoFocus className="mono" value={held} placeholder={t('data.ask')} aria-label={t('data.ask')} status={held && !good ? 'error' : undefined} style={{ width: 260 }} onChange={(event) => setHeld(event.target.value)} onPressEnter={done} onKeyDown={(event) => event.key === 'Escape' && setHeld(null)} />
      <Button size="small" type="primary" disabled={!good} onClick={done}>{t('control.apply')}</Button>
      <Button size="small" onClick={() => setHeld(null)}>{t('control.cancel')}</Button>
      {held !== '' && !good && <span className="say-wrong" role="alert">{t('data.badName')}</span>}
    </span>
  );
}
