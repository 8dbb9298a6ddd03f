// The report on behaviour: sensitivity, reasons, fairness, proxies, sources, leaks.
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Panel } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useEditing } from '../editing.tsx';
import { Rows } from '../Rows.tsx';
import type { Evidence } from '../runs.ts';
import { share, signed, useAttributeName, useColumnName } from '../words.ts';

const VERDICT_COLOUR = { clear: undefined, suspect: 'warning', leak: 'error' } as const;
const STRENGTH_COLOUR = { none: undefined, weak: undefined, moderate: 'warning', strong: 'error' } as const;
const FIFTHS_COLOUR = { pass: 'success', 'below-not-sure': 'warning', fail: 'error', 'too-few': undefined } as const;
const NEED_COLOUR = { unused: 'warning', 'without-need': 'warning', unclear: undefined, needed: 'success' } as const;
const MOST_PROXIES = 12;

export function Sensitive({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  return (
    <Panel title={t('report.sensitivity')} lead={t('report.sensitivityLead')}>
      <Rows
        label={t('report.sensitivity')}
        head={[t('model.column'), t('report.pointsRange'), t('report.aucLost'), t('report.changedUp'), t('report.changedDown'), t('report.changedMissing')]}
        rows={evidence.sensitivity.map((held) => [name(held), held.points_range.toFixed(1), held.auc_lost.toFixed(4), share(held.changed_up), share(held.changed_down), share(held.changed_missing)])}
      />
    </Panel>
  );
}

export function Reasons({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  return (
    <Panel title={t('report.reasons')} lead={t('report.reasonsLead')}>
      <Rows
        label={t('report.reasons')} head={[t('report.reason'), t('report.first'), t('report.any'), t('report.firstOfD')]}
        rows={evidence.reasons.map((held) => [name(held), share(held.first), share(held.any), share(held.first_of_d)])}
      />
    </Panel>
  );
}

function Attribute({ held }: { held: Evidence['fairness'][number] }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const { draft } = useEditing();
  const attributed = useAttributeName(draft);
  const interval = (range: { low: number; high: number } | null | undefined) => (range ? `${share(range.low)} – ${share(range.high)}` : '–');
  const ratio = (range: { low: number; high: number } | null | undefined) => (range ? `${range.low.toFixed(2)} – ${range.high.toFixed(2)}` : '–');
  return (
    <Panel title={`${name(held)} · ${attributed(held.attribute)}`} extra={<Tag color={FIFTHS_COLOUR[held.four_fifths]}>{t(`fifths.${held.four_fifths}`)}</Tag>}>
      {held.gaps.length === 0 ? <p>{t('report.noGap')}</p> : <ul className="lab-gaps">{held.gaps.map((gap) => <li key={`${gap.group}${gap.reference}`}>{name(gap)} <span className="soft num">{t('report.gapInterval', { low: signed(gap.interval.low * 100, 1), high: signed(gap.interval.high * 100, 1) })}</span></li>)}</ul>}
      <Rows
        label={t('report.groupsOf', { name: name(held) })}
        head={[t('report.group'), t('col.rows'), t('report.approved'), t('forest.interval'), t('report.ratio'), t('forest.interval'), t('col.badRate'), t('forest.interval'), t('report.meanPd'), t('report.calibrated'), t('report.tpr'), t('report.fpr')]}
        rows={held.groups.map((group) => [
          group.group ?? t('bins.missing'), count(group.rows), share(group.selection_rate), interval(group.selection_interval), group.ratio?.toFixed(2) ?? '–', ratio(group.ratio_interval), share(group.bad_rate), interval(group.bad_rate_interval), share(group.mean_pd),
          group.calibrated === null || group.calibrated === undefined ? '–' : t(group.calibrated ? 'bins.yes' : 'bins.no'), share(group.true_positive_rate), share(group.false_positive_rate),
        ])}
      />
      <p className="soft">
        {held.parity_ratio !== null && held.parity_ratio !== undefined && t('report.parity', { ratio: held.parity_ratio.toFixed(2), difference: ((held.parity_difference ?? 0) * 100).toFixed(1) })}{' '}
        {held.odds && t('report.odds', { tp: (held.odds.true_positive * 100).toFixed(1), fp: (held.odds.false_positive * 100).toFixed(1) })}
      </p>
    </Panel>
  );
}

export function Fairness({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  if (evidence.fairness.length === 0) return <Panel><p>{t('report.noGroups')}</p></Panel>;
  return (
    <>
      <p className="soft">{t('report.fairnessLead')}</p>
      {evidence.fairness.map((held) => <Attribute key={held.attribute} held={held} />)}
      <Proxies evidence={evidence} />
    </>
  );
}

function Proxies({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const { draft } = useEditing();
  const called = useColumnName(draft);
  const attributed = useAttributeName(draft);
  const line = (attribute: string) => (held: Schemas['Proxy']) => [
    held.feature ? called(held.feature) : t('report.allTogether'), attributed(attribute), held.group, held.auc.toFixed(3), `${held.interval.low.toFixed(3)} – ${held.interval.high.toFixed(3)}`,
    <Tag key="strength" color={STRENGTH_COLOUR[held.strength]}>{t(`strength.${held.strength}`)}</Tag>,
  ];
  const rows = evidence.proxies.flatMap((report) => {
    const telling = [...report.alone].filter((held) => held.strength !== 'none').sort((a, b) => b.auc - a.auc).slice(0, MOST_PROXIES);
    return [...report.together, ...telling].map(line(report.attribute));
  });
  return (
    <Panel title={t('report.proxies')} lead={t('report.proxiesLead')}>
      {rows.length === 0 ? <p className="soft">{t('report.noProxies')}</p> : <Rows label={t('report.proxies')} head={[t('report.from'), t('report.attribute'), t('report.group'), 'AUC', t('forest.interval'), t('report.strength')]} rows={rows} words={[1, 2, 5]} />}
    </Panel>
  );
}

export function Sources({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  return (
    <Panel title={t('report.sources')} lead={t('report.sourcesLead')}>
      {evidence.sources.length === 0 ? <p className="soft">{t('report.noSources')}</p> : (
        <Rows
          label={t('report.sources')} words={[5]} head={[t('report.source'), t('report.inCard'), t('report.aucWithout'), t('report.aucLost'), t('report.ksLost'), t('report.need')]}
          rows={evidence.sources.map((held) => [held.source, held.in_card.length, held.auc_without.toFixed(4), signed(held.auc_lost), signed(held.ks_lost), <Tag key="need" color={NEED_COLOUR[held.need]}>{t(`need.${held.need}`)}</Tag>])}
        />
      )}
    </Panel>
  );
}

export function Leaks({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const { draft } = useEditing();
  const called = useColumnName(draft);
  const words = (held: Schemas['LeakEvidence']) => {
    if (held.kind === 'value') return t('leak.value', { iv: held.iv.toFixed(2) });
    if (held.kind === 'outranks') return t('leak.outranks', { alone: held.alone.toFixed(3), others: held.others.toFixed(3) });
    return t('leak.parting', { bin: held.bin, rows: count(held.rows), rate: share(held.bad_rate), expected: share(held.expected_bad_rate) });
  };
  const told = evidence.leaks.filter((held) => held.verdict !== 'clear');
  return (
    <Panel title={t('report.leaks')} lead={t('report.leaksLead')}>
      {told.length === 0 ? <p>{t('report.noLeaks', { count: evidence.leaks.length })}</p> : (
        <Rows
          label={t('report.leaks')} words={[1, 4]} head={[t('model.column'), t('report.verdict'), 'AUC', t('col.iv'), t('report.because')]}
          rows={told.map((held) => [
            called(held.feature), <Tag key="verdict" color={VERDICT_COLOUR[held.verdict]}>{t(`verdict.${held.verdict}`)}</Tag>, held.auc.toFixed(3), held.iv.toFixed(3),
            <span key="because" className="lab-because">{held.evidence.map(words).join(lang === 'zh' ? '；' : '; ')}</span>,
          ])}
        />
      )}
      {evidence.row_order_auc !== null && evidence.row_order_auc !== undefined && <p className="soft">{t('report.rowOrder', { auc: evidence.row_order_auc.toFixed(3) })}</p>}
    </Panel>
  );
}

