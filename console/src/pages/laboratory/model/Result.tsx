// What a run found: the card characteristic by characteristic, what is not in it and why, curves.
import { Collapse, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { NamedTag, Panel, Stats } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useEditing } from '../editing.tsx';
import { Rows } from '../Rows.tsx';
import type { Run } from '../runs.ts';
import { share, signed, useColumnName } from '../words.ts';
import { Curves } from './Curves.tsx';

type Characteristic = Schemas['CharacteristicCard'];

/** `A、B、C …（24）`: a group of two dozen names is told whole where it is asked for. */
export function short(label: string, most = 60): string {
  return label.length > most ? `${label.slice(0, most)}…` : label;
}

export function PointsTable({ held }: { held: Characteristic }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const { lang } = useDisplay();
  const all = held.bins.reduce((sum, bin) => sum + bin.rows, 0) || 1;
  const best = Math.max(...held.bins.map((bin) => bin.points));
  return (
    <Rows
      label={name(held)}
      head={[t('bins.label'), t('col.rows'), t('col.share'), t('col.badRate'), 'WOE', t('model.points')]}
      rows={held.bins.map((bin) => {
        const label = lang === 'zh' ? bin.label_zh : bin.label;
        return [
          <span key="label" title={label} style={{ fontWeight: 400, whiteSpace: 'normal' }}>{short(label)}</span>, count(bin.rows), share(bin.rows / all), bin.bad_rate_percent === null || bin.bad_rate_percent === undefined ? '–' : `${bin.bad_rate_percent.toFixed(2)}%`, signed(bin.woe, 3),
          bin.points === best ? <strong key="points">{bin.points.toFixed(1)}</strong> : bin.points.toFixed(1),
        ];
      })}
    />
  );
}

export function Result({ run }: { run: Run }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const { draft } = useEditing();
  const called = useColumnName(draft);
  const { figures } = run;
  // The column made to part the rows by is none that anybody gave.
  const dropped = run.dropped.filter((held) => !held.feature.startsWith('@'));
  const range = (held: Characteristic) => [Math.min(...held.bins.map((bin) => bin.points)), Math.max(...held.bins.map((bin) => bin.points))].map((value) => value.toFixed(0)).join(' – ');
  return (
    <>
      <Stats figures={[
        { label: t('figure.testAuc'), value: figures.test_auc.toFixed(4), note: t('figure.trainNote', { value: figures.train_auc.toFixed(4) }) },
        { label: t('figure.testKs'), value: figures.test_ks.toFixed(4) },
        { label: t('figure.psi'), value: figures.psi.toFixed(3), note: t(`shift.${run.evidence.stability.shift}`) },
        { label: t('figure.characteristics'), value: figures.characteristics },
        { label: t('figure.level'), value: `${signed(figures.level_error * 100, 2)}%`, note: t('figure.levelNote') },
        { label: t('figure.testRows'), value: count(run.evidence.test.rows), note: t('outcomes.badsOf', { bads: count(run.evidence.test.bads), share: share(run.evidence.test.bads / Math.max(1, run.evidence.test.rows)) }) },
      ]} />
      <div className="lab-stack">
        <Panel title={t('model.characteristics')} lead={t('model.characteristicsLead')}>
          <Collapse
            destroyOnHidden
            defaultActiveKey={run.characteristics.slice(0, 1).map((held) => held.feature)}
            items={run.characteristics.map((held) => ({
              key: held.feature,
              label: (
                <span className="lab-collapse">
                  <strong>{name(held)}</strong>
                  <Tag className="num">IV {held.iv?.toFixed(3) ?? '–'}</Tag>
                  <NamedTag value={held.strength} tone={held.strength?.id === 'suspicious' ? 'bad' : 'quiet'} />
                  {held.coefficient !== null && held.coefficient !== undefined && <span className="soft num">{t('model.coefficient', { value: held.coefficient.toFixed(4) })}</span>}
                  <span className="soft num">{t('model.range', { range: range(held) })}</span>
                  {held.psi !== null && held.psi !== undefined && <span className="soft num">PSI {held.psi.toFixed(3)}</span>}
                </span>
              ),
              children: <PointsTable held={held} />,
            }))}
          />
        </Panel>
        <Panel title={t('model.dropped')} lead={t('model.droppedLead')}>
          {dropped.length === 0 ? <p className="soft">{t('model.noneDropped')}</p> : (
            <Rows
              label={t('model.dropped')} words={[1]}
              head={[t('model.column'), t('model.why'), t('col.iv')]}
              rows={dropped.map((held) => [<span key="name">{name(held) === held.feature ? called(held.feature) : name(held)} <span className="mono soft">{held.feature}</span></span>, name({ zh: held.why_zh, en: held.why_en }), held.iv?.toFixed(3) ?? '–'])}
            />
          )}
        </Panel>
        <Curves runs={[{ run, name: t('model.testRows') }]} />
      </div>
    </>
  );
}
