// Step 2: what counts as bad, and which rows fit and which test.
import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Panel } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { withRole, type Target, type Profile } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { Field } from '../mapping/ColumnDrawer.tsx';
import { Stale } from '../SaveBar.tsx';
import { share, useColumnName } from '../words.ts';
import { Outcomes } from './Outcomes.tsx';
import { PerformanceFields, PerformanceTables, type Performed } from './Performance.tsx';

type Listed = Extract<Target, { kind: 'column' }>;
type Verdict = 'bad' | 'good' | 'grey';

/** The lists of a target after one value was judged. While nothing is indeterminate, good is whatever is not bad. */
export function judged(target: Listed, values: string[], value: string, verdict: Verdict): Listed {
  const verdictOf = (one: string): Verdict => (one === value ? verdict : verdictNow(target, one));
  const all = [...new Set([...values, ...target.bad, ...(target.good ?? [])])];
  const grey = all.some((one) => verdictOf(one) === 'grey');
  return { ...target, bad: all.filter((one) => verdictOf(one) === 'bad'), good: grey ? all.filter((one) => verdictOf(one) === 'good') : undefined };
}

export function verdictNow(target: Listed, value: string): Verdict {
  if (target.bad.includes(value)) return 'bad';
  return !target.good?.length || target.good.includes(value) ? 'good' : 'grey';
}

function Values({ target, profile, set }: { target: Listed; profile: Profile | undefined; set: (target: Listed) => void }) {
  const { t } = useTranslation('laboratory');
  const { may } = useEditing();
  if (!profile) return null;
  const values = profile.values.map((held) => held.value);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('target.values')}>
      <table className="plain-table" style={{ maxWidth: 720 }}>
        <thead><tr><th scope="col">{t('target.value')}</th><th scope="col" className="num">{t('col.rows')}</th><th scope="col" className="num">{t('col.share')}</th><th scope="col">{t('target.counts')}</th></tr></thead>
        <tbody>
          {profile.values.map((held) => (
            <tr key={held.value}>
              <th scope="row" className="mono" style={{ fontWeight: 400 }}>{held.value}</th>
              <td className="num">{count(held.rows)}</td>
              <td className="num">{share(held.rows / Math.max(1, profile.rows))}</td>
              <td>
                <Radio.Group
                  aria-label={t('target.verdictOf', { value: held.value })} size="small" optionType="button" disabled={!may}
                  value={verdictNow(target, held.value)}
                  options={(['good', 'bad', 'grey'] as const).map((verdict) => ({ value: verdict, label: t(`target.${verdict}`) }))}
                  onChange={(event) => set(judged(target, values, held.value, event.target.value as Verdict))}
                />
              </td>
            </tr>
          ))}
          {profile.missing > 0 && <tr><td className="soft">{t('target.missing')}</td><td className="num">{count(profile.missing)}</td><td className="num">{share(profile.missing / Math.max(1, profile.rows))}</td><td className="soft">{t('target.missingWords')}</td></tr>}
        </tbody>
      </table>
    </div>
  );
}

function TargetPanel() {
  const { t } = useTranslation('laboratory');
  const { draft, change, may, card } = useEditing();
  const call = useColumnName(draft);
  const { target } = draft;
  const profile = $api.useQuery('get', '/v1/studies/{id}/profile', { params: { path: { id: card.id } } }, { staleTime: 300_000, placeholderData: (before) => before });
  const outcome = draft.columns.find((column) => column.role === 'outcome');
  const set = (next: Target) => change((study) => ({ ...study, target: next }));
  const kind = (next: string) => {
    const performed: Performed = {
      kind: 'performance', dataset: '', account: '', own_account: '', month: '', days: '',
      definition: { observation_months: 0, performance_months: 12, bad_above_days: 90, grey_above_days: 30, write_off_is_bad: true },
    };
    set(next === 'column' ? { kind: 'column', bad: ['1'], words: '' } : performed);
  };
  return (
    <Panel title={t('target.title')} lead={t('target.lead')}>
      <Radio.Group aria-label={t('target.title')} value={target.kind} disabled={!may} style={{ marginBottom: 12 }} onChange={(event) => kind(event.target.value as string)} options={[{ value: 'column', label: t('target.byColumn') }, { value: 'performance', label: t('target.byDays') }]} />
      {target.kind === 'column' ? (
        <>
          <div className="lab-form row">
            <Field label={t('target.column')}>
              {(id) => <Select id={id} disabled={!may} showSearch optionFilterProp="label" value={outcome?.column} options={draft.columns.map((column) => ({ value: column.column, label: `${call(column.column)} · ${column.column}` }))} onChange={(column) => change((study) => withRole(study, column, 'outcome', 'says how the loan ended'))} />}
            </Field>
            <Field label={t('target.words')} help={t('target.wordsHelp')}>{(id) => <Input id={id} disabled={!may} maxLength={200} value={target.words} onChange={(event) => set({ ...target, words: event.target.value })} />}</Field>
          </div>
          <Values target={target} profile={profile.data?.columns.find((held) => held.column === outcome?.column)} set={set} />
        </>
      ) : <PerformanceFields target={target} set={set} />}
    </Panel>
  );
}

export default function Definition() {
  const { card } = useEditing();
  return (
    <div className="lab-stack">
      <TargetPanel />
      <div><Stale />{card.study.target.kind === 'performance' && <PerformanceTables />}<Outcomes /></div>
    </div>
  );
}
