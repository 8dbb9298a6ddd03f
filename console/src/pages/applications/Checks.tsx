// What was checked and what was known when it was decided.
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named, Schemas } from '@/api/types.ts';
import { NamedTag, Panel } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { Found } from './Found.tsx';

export function Checks({ checks }: { checks: Schemas['CheckLine'][] }) {
  const { t } = useTranslation('applications');
  const name = useName();
  const { lang } = useDisplay();
  const against = checks.filter((check) => check.result.id === 'refer' || check.result.id === 'decline');
  const [shown, setShown] = useState<'all' | 'against'>('all');
  const rows = shown === 'all' ? checks : against;
  return (
    <Panel
      title={t('checks.title')}
      lead={t('checks.lead')}
      extra={
        <Segmented
          aria-label={t('checks.show')}
          value={shown}
          onChange={setShown}
          options={[{ value: 'all', label: t('checks.all', { count: checks.length }) }, { value: 'against', label: t('checks.notPassed', { count: against.length }) }]}
        />
      }
    >
      {rows.length === 0 ? (
        <p className="soft">{t('checks.none')}</p>
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('checks.title')}>
          <table className="plain-table">
            <thead>
              <tr><th scope="col">{t('checks.step')}</th><th scope="col">{t('checks.rule')}</th><th scope="col">{t('checks.value')}</th><th scope="col">{t('checks.threshold')}</th><th scope="col">{t('checks.result')}</th></tr>
            </thead>
            <tbody>
              {rows.map((check, index) => (
                <tr key={`${check.rule}-${index}`}>
                  <td className="soft">{check.step.id === rows[index - 1]?.step.id ? '' : name(check.step)}</td>
                  <td>{name(check)}{name(check) !== check.rule && <div className="mono soft">{check.rule}</div>}</td>
                  <td><Found value={lang === 'zh' ? check.value_zh : check.value} /></td>
                  <td><Found value={lang === 'zh' ? check.threshold_zh : check.threshold} /></td>
                  <td><NamedTag value={check.result} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** Inputs under the category they were read from, in the order the categories first appear. */
function byCategory(inputs: Schemas['InputLine'][]): { category: Named | null; lines: Schemas['InputLine'][] }[] {
  const groups = new Map<string, { category: Named | null; lines: Schemas['InputLine'][] }>();
  for (const line of inputs) {
    const key = line.category?.id ?? '';
    const group = groups.get(key) ?? { category: line.category ?? null, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function Inputs({ inputs }: { inputs: Schemas['InputLine'][] }) {
  const { t } = useTranslation('applications');
  const name = useName();
  const { lang } = useDisplay();
  return (
    <Panel title={t('inputs.title')} lead={t('inputs.lead')}>
      {inputs.length === 0 && <p className="soft">{t('inputs.none')}</p>}
      <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))' }}>
        {byCategory(inputs).map(({ category, lines }) => (
          <section key={category?.id ?? ''}>
            <h3 style={{ fontSize: 14, margin: '0 0 4px' }}>{category ? name(category) : t('inputs.derived')}</h3>
            <dl style={{ margin: 0 }}>
              {lines.map((line) => (
                <div key={line.name} style={{ display: 'flex', justifyContent: 'space-between', gap: 12, padding: '4px 0', borderBottom: '1px solid var(--line)' }}>
                  <dt className="soft" title={line.name}>{name(line)}</dt>
                  <dd style={{ margin: 0, textAlign: 'right', whiteSpace: 'normal' }} className="num">{(lang === 'zh' ? line.value_zh : line.value) ?? <em className="soft">{t('inputs.missing')}</em>}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
}
