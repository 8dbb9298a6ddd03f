// What reject inference did to the card, or why it was not made.
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useEditing } from '../editing.tsx';
import { Rows } from '../Rows.tsx';
import type { Evidence } from '../runs.ts';
import { share, useColumnName } from '../words.ts';

type Held = NonNullable<Evidence['rejects']>;

function Effect({ shown }: { shown: NonNullable<Held['shown']> }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const { effect } = shown;
  const range = (points: readonly number[] | null | undefined) => (points ? `${(points[0] ?? 0).toFixed(0)} – ${(points[1] ?? 0).toFixed(0)}` : t('rejects.notIn'));
  const iv = (value: number | null | undefined) => value?.toFixed(3) ?? '–';
  return (
    <div className="lab-stack">
      <Rows
        label={t('rejects.effect')} head={[t('report.measure'), t('rejects.before'), t('rejects.after')]}
        rows={[
          [t('rejects.rows'), '–', count(effect.rejects)],
          [t('rejects.badRate'), share(effect.approved_bad_rate, 2), share(effect.inferred_bad_rate, 2)],
          [t('rejects.meanPd'), share(effect.mean_pd_before, 2), share(effect.mean_pd_after, 2)],
          [t('rejects.auc'), effect.auc_before.toFixed(4), effect.auc_after.toFixed(4)],
          [t('rejects.ks'), shown.ks_before.toFixed(4), shown.ks_after.toFixed(4)],
          [t('rejects.psi'), '–', effect.points_shift.toFixed(3)],
        ]}
      />
      <Rows
        label={t('rejects.byCharacteristic')} head={[t('model.column'), t('rejects.ivBefore'), t('rejects.ivAfter'), t('rejects.pointsBefore'), t('rejects.pointsAfter')]}
        rows={shown.characteristics.map((held) => [name(held), iv(held.iv_before), iv(held.iv_after), range(held.points_before), range(held.points_after)])}
      />
    </div>
  );
}

export function Inference({ held }: { held: Held }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const { draft } = useEditing();
  const column = useColumnName(draft)(held.column);
  return (
    <Panel title={t('rejects.effect')} lead={t('rejects.effectLead', { column, values: held.values.join(', '), marked: count(held.marked), method: t(`rejects.${held.method.kind}`), factor: held.method.factor })}>
      {held.problem && <Alert type="warning" showIcon message={t('rejects.notMade')} description={name(held.problem)} />}
      {held.shown && <Effect shown={held.shown} />}
    </Panel>
  );
}
