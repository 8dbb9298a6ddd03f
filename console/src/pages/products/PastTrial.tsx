// A product document tried on the loans of a study's sample set.
import { useMutation } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, Panel, Problem } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { Report } from './Report.tsx';
import './products.css';

type Card = Schemas['BackTestCard'];
type Study = Schemas['StudyCard'];
const COSTS = { lgd: '0.45', funding_percent: '2.00', operating_percent: '0.80', operating_per_loan: '300' };
const NONE = '';

interface Ways {
  amount: string;
  unit: Schemas['AmountUnit'];
  tenor: string;
  months: number;
  loss: string;
  rate: string;
}

/** The columns that hold numbers, under the words of the study. */
function useColumns(study: Study) {
  const name = useName();
  const said = new Map(study.study.columns.map((column) => [column.column, column]));
  return study.sample_set.columns.filter((column) => column.kind.id === 'number').map((column) => {
    const words = said.get(column.name);
    return { value: column.name, label: words ? `${name(words)} · ${column.name}` : column.name };
  });
}

function guess(columns: { value: string }[], tests: RegExp[]): string {
  for (const test of tests) {
    const found = columns.find((column) => test.test(column.value));
    if (found) return found.value;
  }
  return NONE;
}

/** An amount column, with the unit its name tells. */
function amountOf(amount: string): Pick<Ways, 'amount' | 'unit'> {
  return { amount, unit: /cents?$|fen$|分/i.test(amount) ? 'fen' : /万/.test(amount) ? 'ten-thousand' : 'yuan' };
}

function Asking({ study, document, disabled, onDone }: { study: Study; document: string; disabled: boolean; onDone: (() => void) | undefined }) {
  const { t } = useTranslation('products');
  const id = useId();
  const columns = useColumns(study);
  const [ways, setWays] = useState<Ways>(() => ({
    ...amountOf(guess(columns, [/disb.*gr|gr.*disb/i, /gr_appv|approv.*amount|loan.*amount|amount/i, /金额|本金/])), tenor: guess(columns, [/term_months|tenor|months/i, /期限/]), months: 12, loss: guess(columns, [/chg_?off.*(prin|gr|amount)|loss/i, /核销|损失/]), rate: '',
  }));
  const [costs, setCosts] = useState(COSTS);
  const test = useMutation({
    mutationFn: async () => {
      const read_as = {
        amount_column: ways.amount, unit: ways.unit, rate_percent: ways.rate,
        ...(ways.tenor === NONE ? { tenor_months: ways.months } : { tenor_column: ways.tenor }), ...(ways.loss === NONE ? {} : { loss_column: ways.loss }),
      };
      return (await api.POST('/v1/studies/{id}/backtest', { params: { path: { id: study.id } }, body: { document, read_as, ...costs } })).data as Card;
    },
    onSuccess: () => onDone?.(),
  });
  const column = (key: 'amount' | 'tenor' | 'loss', none?: string) => (
    <div className="list-filter">
      <label htmlFor={`${id}-${key}`}>{t(`past.${key}`)}</label>
      <Select id={`${id}-${key}`} showSearch optionFilterProp="label" value={ways[key]} options={none ? [{ value: NONE, label: none }, ...columns] : columns} onChange={(value) => setWays({ ...ways, ...(key === 'amount' ? amountOf(value) : { [key]: value }) })} popupMatchSelectWidth={false} style={{ width: 168 }} />
    </div>
  );
  return (
    <>
      <div className="list-filters" style={{ marginTop: 12 }}>
        {column('amount')}
        <div className="list-filter">
          <label htmlFor={`${id}-unit`}>{t('past.unit')}</label>
          <Select id={`${id}-unit`} value={ways.unit} options={(['fen', 'yuan', 'ten-thousand'] as const).map((unit) => ({ value: unit, label: t(`past.units.${unit}`) }))} onChange={(unit) => setWays({ ...ways, unit })} style={{ width: 120 }} />
        </div>
        {column('tenor', t('past.sameTenor'))}
        {ways.tenor === NONE && (
          <div className="list-filter">
            <label htmlFor={`${id}-months`}>{t('past.months')}</label>
            <InputNumber id={`${id}-months`} min={1} max={360} value={ways.months} onChange={(months) => setWays({ ...ways, months: months ?? 12 })} style={{ width: 120 }} />
          </div>
        )}
        {column('loss', t('past.allLost'))}
        <div className="list-filter">
          <label htmlFor={`${id}-rate`}>{t('past.rate')}</label>
          <Input id={`${id}-rate`} inputMode="decimal" value={ways.rate} onChange={(event) => setWays({ ...ways, rate: event.target.value })} style={{ width: 168 }} />
        </div>
        {(['lgd', 'funding_percent', 'operating_percent', 'operating_per_loan'] as const).map((key) => (
          <div key={key} className="list-filter">
            <label htmlFor={`${id}-${key}`}>{t(`backtest.${key}`)}</label>
            <Input id={`${id}-${key}`} inputMode="decimal" value={costs[key]} onChange={(event) => setCosts({ ...costs, [key]: event.target.value })} style={{ width: 168 }} />
          </div>
        ))}
        <Button type="primary" loading={test.isPending} disabled={disabled || ways.amount === NONE || ways.rate.trim() === ''} onClick={() => test.mutate()}>{t('backtest.run')}</Button>
      </div>
      {test.isPending && <p className="soft" role="status">{t('past.working', { rows: study.sample_set.rows })}</p>}
      {test.error && <Problem error={test.error} />}
      {test.data && <Report card={test.data} />}
    </>
  );
}

export function PastTrial({ document, disabled = false, onDone }: { document: string; disabled?: boolean; onDone?: () => void }) {
  const { t } = useTranslation('products');
  const id = useId();
  const studies = $api.useQuery('get', '/v1/studies', { params: { query: { limit: 500 } } });
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = studies.data?.rows ?? [];
  const which = rows.find((one) => one.id === chosen) ?? rows[0];
  const study = $api.useQuery('get', '/v1/studies/{id}', { params: { path: { id: which?.id ?? '' } } }, { enabled: which !== undefined });
  return (
    <Panel title={t('past.title')} lead={t('past.lead')}>
      <Loaded query={studies}>
        {() => (which ? (
          <>
            <div className="list-filter">
              <label htmlFor={id}>{t('past.study')}</label>
              <Select id={id} value={which.id} options={rows.map((one) => ({ value: one.id, label: one.name }))} onChange={setChosen} style={{ width: 260 }} />
            </div>
            <Loaded query={study}>{(held) => <Asking key={held.id} study={held} document={document} disabled={disabled} onDone={onDone} />}</Loaded>
          </>
        ) : <p className="soft">{t('past.none')}</p>)}
      </Loaded>
    </Panel>
  );
}
