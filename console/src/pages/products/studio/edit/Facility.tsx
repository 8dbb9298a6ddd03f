// What makes a product a facility: how its limit is drawn, by season and by stage.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useName } from '@/display.tsx';
import { freshId } from '../model/graph.ts';
import type { Decimal, Facility as Form, Part, Receivables as Claims, Season, Stage } from '../model/types.ts';
import { NumberBox, Pick, Say, TextBox } from './controls.tsx';
import { Found, useField, useStudio } from './studio.tsx';

const text = (value: Decimal): string => String(value);
const YES_NO = [{ code: 'true', zh: '循环使用', en: 'may be drawn again once repaid' }, { code: 'false', zh: '一次性使用', en: 'is drawn once' }];
const TRANSFER = [{ code: 'false', zh: '可以', en: 'may' }, { code: 'true', zh: '不得', en: 'may not' }];
const RECOURSE = [{ code: 'with', zh: '有追索权', en: 'with recourse' }, { code: 'without', zh: '无追索权', en: 'without recourse' }];
const NOTICE = [{ code: 'true', zh: '通知（明保理）', en: 'are told' }, { code: 'false', zh: '不通知（暗保理）', en: 'are not told' }];
const CLAIMS: Claims = { recourse: 'with', notified: true, advance_percent: '80', debtor_percent: '50', most_days: 180, grace_days: 15, tolerance_percent: '1' };
const FRESH: Form = { revolving: true, draw: { minimum: '10000', most_months: 12, months_after_end: 6 } };
const YEAR: Season[] = [
  { zh: '旺季', en: 'high season', from: '09-15', until: '03-31', percent: '100' },
  { zh: '淡季', en: 'low season', from: '04-01', until: '09-14', percent: '30' },
];

/** A part of the limit: a percentage, or an amount where the document says one. */
function PartBox({ part, label, onChange }: { part: Part; label: string; onChange: (part: Part) => void }) {
  return part.amount === undefined
    ? <NumberBox unit="percent" value={text(part.percent ?? '100')} label={label} onChange={(percent) => onChange({ percent })} />
    : <NumberBox unit="yuan" value={text(part.amount)} label={label} onChange={(amount) => onChange({ amount })} />;
}

const bare = <T extends Part>({ percent: _percent, amount: _amount, ...rest }: T) => rest;

function Seasons({ held, put }: { held: Form; put: (fields: Partial<Form>) => void }) {
  const { t } = useTranslation('studio');
  const name = useName();
  const seasons = held.seasons ?? [];
  const edit = (at: number, fields: Partial<Season>) => put({ seasons: seasons.map((one, other) => (other === at ? { ...one, ...fields } : one)) });
  const without = (at: number) => seasons.filter((_, other) => other !== at);
  return (
    <>
      <p className="say">{t(seasons.length === 0 ? 'say.noSeasons' : 'say.seasons')}</p>
      {seasons.map((season, at) => (
        <div key={at} className="say-row">
          <p className="say">
            <Say
              text={t('say.season')}
              parts={{
                zh: <TextBox zh value={season.zh} label={t('field.seasonZh')} onChange={(zh) => edit(at, { zh })} />, en: <TextBox value={season.en} label={t('field.seasonEn')} onChange={(en) => edit(at, { en })} />,
                from: <TextBox value={season.from} label={t('field.seasonFrom')} onChange={(from) => edit(at, { from })} />, until: <TextBox value={season.until} label={t('field.seasonUntil')} onChange={(until) => edit(at, { until })} />,
                part: <PartBox part={season} label={t('field.part')} onChange={(part) => put({ seasons: seasons.map((one, other) => (other === at ? { ...bare(one), ...part } : one)) })} />,
              }}
            />
          </p>
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('control.remove', { what: name(season) })} onClick={() => put({ seasons: without(at) })} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => put({ seasons: seasons.length === 0 ? YEAR : [...seasons, { zh: '季节', en: 'season', from: '01-01', until: '01-31', percent: '50' }] })}>{t('say.addSeason')}</Button>
    </>
  );
}

function Stages({ held, put }: { held: Form; put: (fields: Partial<Form>) => void }) {
  const { t } = useTranslation('studio');
  const name = useName();
  const stages = held.stages ?? [];
  const set = (at: number, next: Stage) => put({ stages: stages.map((one, other) => (other === at ? next : one)) });
  // The first opens half of the limit, the next what is left of it.
  const left = 100 - stages.reduce((sum, one) => sum + Number(one.percent ?? 0), 0);
  const add = () => put({
    stages: [...stages, {
      code: freshId(stages.map((one) => one.code), 'stage'), zh: '阶段', en: 'stage', percent: stages.length === 0 ? '50' : String(Math.max(left, 5)),
      ...(stages.length === 0 ? {} : { milestone: { zh: '节点完成', en: 'milestone reached', source: '核验单位' } }),
    }],
  });
  return (
    <>
      <p className="say">{t(stages.length === 0 ? 'say.noStages' : 'say.stages')}</p>
      {stages.map((stage, at) => {
        const { milestone } = stage;
        return (
          <div key={stage.code} className="say-row">
            <p className="say">
              <Say
                text={t('say.stage')}
                parts={{
                  zh: <TextBox zh value={stage.zh} label={t('field.stageZh')} onChange={(zh) => set(at, { ...stage, zh })} />, en: <TextBox value={stage.en} label={t('field.stageEn')} onChange={(en) => set(at, { ...stage, en })} />,
                  part: <PartBox part={stage} label={t('field.part')} onChange={(part) => set(at, { ...bare(stage), ...part })} />,
                }}
              />
              {' '}
              {milestone
                ? (
                  <Say
                    text={t('say.milestone')}
                    parts={{
                      zh: <TextBox zh value={milestone.zh} label={t('field.milestoneZh')} onChange={(zh) => set(at, { ...stage, milestone: { ...milestone, zh } })} />,
                      en: <TextBox value={milestone.en} label={t('field.milestoneEn')} onChange={(en) => set(at, { ...stage, milestone: { ...milestone, en } })} />,
                      source: <TextBox zh value={milestone.source} label={t('field.source')} onChange={(source) => set(at, { ...stage, milestone: { ...milestone, source } })} />,
                    }}
                  />
                )
                : t('say.openAtOnce')}
            </p>
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('control.remove', { what: name(stage) })} onClick={() => put({ stages: stages.filter((_, other) => other !== at) })} />
          </div>
        );
      })}
      <Button size="small" icon={<PlusOutlined />} onClick={add}>{t('say.addStage')}</Button>
    </>
  );
}

/** The claims on buyers that the facility lives on. */
function Receivables({ held, put }: { held: Form; put: (fields: Partial<Form>) => void }) {
  const { t } = useTranslation('studio');
  const claims = held.receivables;
  const edit = (fields: Partial<Claims>) => put({ receivables: { ...claims!, ...fields } });
  const share = (key: 'advance_percent' | 'debtor_percent' | 'tolerance_percent', otherwise: string) => (
    <NumberBox unit="percent" value={text(claims![key] ?? otherwise)} label={t(`field.${key}`)} onChange={(value) => edit({ [key]: value })} />
  );
  const days = (key: 'most_days' | 'grace_days') => <NumberBox unit="days" value={text(claims![key] ?? 0)} label={t(`field.${key}`)} onChange={(value) => edit({ [key]: Number(value) })} />;
  return (
    <>
      <p className="say"><label className="say-switch"><Switch size="small" checked={Boolean(claims)} onChange={(on) => put({ receivables: on ? CLAIMS : undefined })} /> {t('say.receivables')}</label></p>
      {claims && (
        <>
          <p className="say">
            <Say
              text={t('say.recourse')}
              parts={{
                recourse: <Pick value={claims.recourse} options={RECOURSE} label={t('field.recourse')} onChange={(code) => edit({ recourse: code as Claims['recourse'] })} />,
                notified: <Pick value={String(claims.notified)} options={NOTICE} label={t('field.notified')} onChange={(code) => edit({ notified: code === 'true' })} />,
              }}
            />
          </p>
          <p className="say"><Say text={t('say.advance')} parts={{ advance: share('advance_percent', '80'), debtor: share('debtor_percent', '100') }} /></p>
          <p className="say"><Say text={t('say.claimDays')} parts={{ most: days('most_days'), grace: days('grace_days'), tolerance: share('tolerance_percent', '0') }} /></p>
        </>
      )}
    </>
  );
}

export function Facility() {
  const { t } = useTranslation('studio');
  const { product } = useStudio();
  const set = useField();
  const held = product.facility;
  // What is empty is not written: the document says no seasons by having none.
  const put = (fields: Partial<Form>) => {
    const { seasons, stages, receivables, no_transfer: bound, ...rest } = { ...held!, ...fields };
    set('facility', { ...rest, ...(receivables ? { receivables } : {}), ...(bound ? { no_transfer: true } : {}), ...(seasons?.length ? { seasons } : {}), ...(stages?.length ? { stages } : {}) });
  };
  const months = (key: 'most_months' | 'months_after_end') => <NumberBox unit="months" value={text(held!.draw[key])} label={t(`field.${key}`)} onChange={(value) => put({ draw: { ...held!.draw, [key]: Number(value) } })} />;
  return (
    <>
      <p className="say"><label className="say-switch"><Switch size="small" checked={Boolean(held)} onChange={(on) => set('facility', on ? FRESH : undefined)} /> {t('say.facility')}</label></p>
      {held && (
        <>
          <p className="say"><Say text={t('say.revolving')} parts={{ revolving: <Pick value={String(held.revolving)} options={YES_NO} label={t('field.revolving')} onChange={(code) => put({ revolving: code === 'true' })} /> }} /></p>
          <p className="say">
            <Say
              text={t('say.draw')}
              parts={{ minimum: <NumberBox unit="yuan" value={text(held.draw.minimum)} label={t('field.minimum')} onChange={(minimum) => put({ draw: { ...held.draw, minimum } })} />, most: months('most_months'), after: months('months_after_end') }}
            />
          </p>
          <p className="say"><Say text={t('say.noTransfer')} parts={{ may: <Pick value={String(held.no_transfer ?? false)} options={TRANSFER} label={t('field.noTransfer')} onChange={(code) => put({ no_transfer: code === 'true' })} /> }} /></p>
          <Seasons held={held} put={put} />
          <Stages held={held} put={put} />
          <Receivables held={held} put={put} />
          <Found place={{ path: 'facility' }} />
        </>
      )}
    </>
  );
}
