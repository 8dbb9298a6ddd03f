// The document outside its rule graphs: sentences with controls, one section for each thing a product says.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Switch } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decimal, Fee, Named, Product, ReferCondition } from '../model/types.ts';
import { BASES, DAY_COUNTS, FEE_TIMES, FREQUENCIES, industryName, LAYERS, PURPOSES, REPAYMENT_DATA, REPAYMENTS, ROLLS, SECTIONS, SIZES } from '../model/words.ts';
import { freshId } from '../model/graph.ts';
import { NumberBox, Pick, PickMany, Say, TextBox } from './controls.tsx';
import { Formula } from './Formula.tsx';
import { Found, useAllWords, useField, useStudio } from './studio.tsx';

const text = (value: Decimal): string => String(value);

function Sentence({ said, parts, place }: { said: string; parts: Record<string, ReactNode>; place?: string | undefined }) {
  return (
    <>
      <p className="say"><Say text={said} parts={parts} /></p>
      {place && <Found place={{ path: place }} />}
    </>
  );
}

export function Basics() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const day = (value: string | null | undefined, onChange: (day: string | undefined) => void, label: string, clear: boolean) => (
    <DatePicker size="small" aria-label={label} allowClear={clear} value={value ? dayjs(value) : null} placeholder={label} onChange={(next) => onChange(next?.format('YYYY-MM-DD'))} />
  );
  return (
    <>
      <Sentence said={t('say.names')} parts={{ zh: <TextBox zh value={product.name_zh} label={t('field.nameZh')} onChange={(name) => set('name_zh', name)} />, en: <TextBox value={product.name_en} label={t('field.nameEn')} onChange={(name) => set('name_en', name)} /> }} />
      {(['name_zh', 'name_en', 'code', 'schema', 'version'] as const).map((field) => <Found key={field} place={{ path: field }} />)}
      <Sentence said={t('say.layer')} parts={{ layer: <Pick value={product.layer} options={LAYERS} label={t('field.layer')} onChange={(layer) => set('layer', layer as Product['layer'])} /> }} place="layer" />
      <div className="say say-block"><span>{t('field.description')}</span><TextBox multi wide zh value={product.description_zh ?? ''} label={t('field.description')} onChange={(said) => set('description_zh', said)} /></div>
      <Sentence
        said={t('say.valid')}
        parts={{ from: day(product.valid.from, (from) => from && set('valid', { ...product.valid, from }), t('field.validFrom'), false), to: day(product.valid.to, (to) => set('valid', to ? { ...product.valid, to } : { from: product.valid.from }), t('field.validTo'), true) }}
        place="valid"
      />
      <Sentence said={t('say.purposes')} parts={{ purposes: <Purposes /> }} place="purposes" />
    </>
  );
}

function Purposes() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const known = new Map([...PURPOSES, ...product.purposes].map((one) => [one.code, one]));
  const toNamed = (code: string): Named => {
    const held = product.purposes.find((one) => one.code === code);
    const { zh, en } = known.get(code)!;
    return held ?? { code, zh, en };
  };
  return <PickMany values={product.purposes.map((one) => one.code)} options={[...known.values()]} label={t('field.purpose')} least={1} onChange={(codes) => set('purposes', codes.map(toNamed))} />;
}

/** Forms of repayment by name; the data of one that has some stays as it is written. */
function Ways() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const codeOf = (way: string | Record<string, unknown>) => (typeof way === 'string' ? way : (Object.keys(way)[0] ?? ''));
  const wayOf = (code: string) => {
    const held = product.repayment.find((way) => codeOf(way) === code);
    const data = REPAYMENT_DATA[code];
    return held ?? (data ? { [code]: data } : code);
  };
  return <PickMany values={product.repayment.map(codeOf)} options={REPAYMENTS} label={t('field.repayment')} least={1} onChange={(codes) => set('repayment', codes.map(wayOf))} />;
}

export function Terms() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const { amount, tenor_months: tenor, late } = product;
  const amountBox = (key: keyof typeof amount) => <NumberBox unit="yuan" value={text(amount[key])} label={t(`field.amount.${key}`)} onChange={(value) => set('amount', { ...amount, [key]: value })} />;
  const tenorBox = (key: keyof typeof tenor) => <NumberBox unit="months" value={text(tenor[key])} label={t(`field.tenor.${key}`)} onChange={(value) => set('tenor_months', { ...tenor, [key]: Number(value) })} />;
  const lateBox = (key: 'overdue_uplift_percent' | 'misuse_uplift_percent') => <NumberBox unit="percent" value={text(late[key])} label={t(`field.${key}`)} onChange={(value) => set('late', { ...late, [key]: value })} />;
  return (
    <>
      <Sentence said={t('say.amount')} parts={{ min: amountBox('min'), max: amountBox('max'), step: amountBox('step') }} place="amount" />
      <Sentence said={t('say.tenor')} parts={{ min: tenorBox('min'), max: tenorBox('max') }} place="tenor_months" />
      <Sentence said={t('say.repayment')} parts={{ ways: <Ways /> }} place="repayment" />
      <Sentence said={t('say.frequency')} parts={{ often: <Pick value={product.frequency ?? 'monthly'} options={FREQUENCIES} label={t('field.frequency')} onChange={(code) => set('frequency', code)} /> }} place="frequency" />
      <Sentence said={t('say.roll')} parts={{ where: <Pick value={product.roll ?? 'unadjusted'} options={ROLLS} label={t('field.roll')} onChange={(code) => set('roll', code)} /> }} place="roll" />
      <Sentence
        said={t('say.late')}
        parts={{ grace: <NumberBox unit="days" value={text(late.grace_days)} label={t('field.grace')} onChange={(value) => set('late', { ...late, grace_days: Number(value) })} />, overdue: lateBox('overdue_uplift_percent'), misuse: lateBox('misuse_uplift_percent') }}
        place="late"
      />
    </>
  );
}

export function Who() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const barred = product.firms.barred_industries ?? [];
  const industries = [...SECTIONS, ...barred.filter((code) => !SECTIONS.some((one) => one.code === code)).map((code) => ({ code, ...industryName(code) }))];
  return (
    <>
      <Sentence said={t('say.sizes')} parts={{ sizes: <PickMany values={product.firms.sizes} options={SIZES} label={t('field.sizes')} least={1} onChange={(sizes) => set('firms', { ...product.firms, sizes })} /> }} place="firms" />
      <Sentence said={t('say.barred')} parts={{ industries: <PickMany values={barred} options={industries} label={t('field.barred')} onChange={(codes) => set('firms', { ...product.firms, barred_industries: codes })} /> }} />
    </>
  );
}

export function Pricing() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const { pricing } = product;
  const rate = (key: 'floor_percent' | 'cap_percent') => <NumberBox unit="percent" value={text(pricing[key])} label={t(`field.${key}`)} onChange={(value) => set('pricing', { ...pricing, [key]: value })} />;
  return (
    <>
      <Sentence
        said={t('say.price')}
        parts={{
          base: <Pick value={pricing.base} options={BASES} label={t('field.base')} onChange={(base) => set('pricing', { ...pricing, base })} />, floor: rate('floor_percent'), cap: rate('cap_percent'),
          count: <Pick value={pricing.day_count} options={DAY_COUNTS} label={t('field.dayCount')} onChange={(count) => set('pricing', { ...pricing, day_count: count })} />,
        }}
        place="pricing"
      />
      <Fees />
    </>
  );
}

function Fees() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const fees = product.pricing.fees ?? [];
  const put = (next: Fee[]) => set('pricing', { ...product.pricing, fees: next });
  const edit = (at: number, fields: Partial<Fee>) => put(fees.map((fee, other) => (other === at ? { ...fee, ...fields } : fee)));
  const add = () => put([...fees, { code: freshId(fees.map((fee) => fee.code), 'fee'), zh: '服务费', en: 'service fee', payee_zh: '收款单位', percent: '0.50', when: 'upfront', only_if_guaranteed: false }]);
  return (
    <>
      {fees.length === 0 && <p className="say">{t('say.noFees')}</p>}
      {fees.map((fee, at) => (
        <div key={fee.code} className="say-row">
          <p className="say">
            <Say
              text={t('say.fee')}
              parts={{
                zh: <TextBox zh value={fee.zh} label={t('field.feeName')} onChange={(zh) => edit(at, { zh })} />, en: <TextBox value={fee.en} label={t('field.feeNameEn')} onChange={(en) => edit(at, { en })} />,
                payee: <TextBox zh value={fee.payee_zh} label={t('field.payee')} onChange={(payee_zh) => edit(at, { payee_zh })} />, percent: <NumberBox unit="percent" value={text(fee.percent)} label={t('field.feePercent')} onChange={(percent) => edit(at, { percent })} />,
                when: <Pick value={fee.when} options={FEE_TIMES} label={t('field.feeWhen')} onChange={(when) => edit(at, { when: when as Fee['when'] })} />,
                only: <Pick value={String(fee.only_if_guaranteed ?? false)} options={[{ code: 'true', zh: '仅有担保时收取', en: 'only when guaranteed' }, { code: 'false', zh: '每笔都收取', en: 'on every loan' }]} label={t('field.feeOnly')} onChange={(only) => edit(at, { only_if_guaranteed: only === 'true' })} />,
              }}
            />
          </p>
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('control.remove', { what: fee.zh })} onClick={() => put(fees.filter((_, other) => other !== at))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={add}>{t('say.addFee')}</Button>
    </>
  );
}

export function Enhancement() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const words = useAllWords();
  const held = product.enhancement;
  const toggle = (on: boolean) => set('enhancement', on ? { agreement: 'gov-28-share', zh: '政府性融资担保，银担二八分险', cover_percent: '80', required_when: 'offer.amount > 500000' } : undefined);
  return (
    <>
      <p className="say"><label className="say-switch"><Switch size="small" checked={Boolean(held)} onChange={toggle} /> {t('say.enhanced')}</label></p>
      {held && (
        <>
          <Sentence
            said={t('say.enhancement')}
            parts={{ zh: <TextBox zh value={held.zh} label={t('field.enhancement')} onChange={(zh) => set('enhancement', { ...held, zh })} />, agreement: <TextBox value={held.agreement} label={t('field.agreement')} onChange={(agreement) => set('enhancement', { ...held, agreement })} />, cover: <NumberBox unit="percent" value={text(held.cover_percent)} label={t('field.cover')} onChange={(cover_percent) => set('enhancement', { ...held, cover_percent })} /> }}
          />
          <div className="say say-block"><span>{t('say.requiredWhen')}</span><Formula condition text={held.required_when} words={words} label={t('say.requiredWhen')} onChange={(required_when) => set('enhancement', { ...held, required_when })} /></div>
          <Found place={{ path: 'enhancement' }} />
        </>
      )}
    </>
  );
}

export function Authority() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const words = useAllWords();
  const { authority } = product;
  const list = authority.refer_when ?? [];
  const put = (next: ReferCondition[]) => set('authority', { ...authority, refer_when: next });
  const edit = (at: number, fields: Partial<ReferCondition>) => put(list.map((one, other) => (other === at ? { ...one, ...fields } : one)));
  const add = () => put([...list, { code: freshId(list.map((one) => one.code), 'needs-review'), when: 'score.grade == "C"', zh: '需人工复核', en: 'needs a review' }]);
  return (
    <>
      <p className="say"><label className="say-switch"><Switch size="small" checked={authority.straight_through} onChange={(straight_through) => set('authority', { ...authority, straight_through })} /> {t('say.straight')}</label></p>
      <Sentence said={t('say.authority')} parts={{ most: <NumberBox unit="yuan" value={text(authority.max_amount)} label={t('field.maxAmount')} onChange={(max_amount) => set('authority', { ...authority, max_amount })} /> }} place="authority.max_amount" />
      <p className="say">{t(list.length === 0 ? 'say.noRefer' : 'say.referWhen')}</p>
      <ol className="refer">
        {list.map((one, at) => (
          <li key={one.code}>
            <div className="say-row">
              <Formula condition text={one.when} words={words} label={one.zh} onChange={(when) => edit(at, { when })} />
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('control.remove', { what: one.zh })} onClick={() => put(list.filter((_, other) => other !== at))} />
            </div>
            <p className="say soft"><Say text={t('say.referReason')} parts={{ zh: <TextBox zh value={one.zh} label={t('field.reasonZh')} onChange={(zh) => edit(at, { zh })} />, en: <TextBox value={one.en} label={t('field.reasonEn')} onChange={(en) => edit(at, { en })} /> }} /></p>
            <Found place={{ path: `authority.refer_when[${at}]` }} />
          </li>
        ))}
      </ol>
      <Button size="small" icon={<PlusOutlined />} onClick={add}>{t('say.addRefer')}</Button>
    </>
  );
}
