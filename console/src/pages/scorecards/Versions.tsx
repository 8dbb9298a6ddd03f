// The versions of a scorecard with maker and approver, and the scale of its points.
import { useTranslation } from 'react-i18next';
import { Fields, Instant, NamedTag, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { FilePanel, Level } from './File.tsx';
import type { Card } from './one.tsx';
import { points } from './figures.ts';

export function Versions({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const { base_points: base, odds, pdo } = card.scaling;
  return (
    <div className="grid">
      <Panel title={t('versions.title')} lead={t('versions.lead')} className="two-thirds">
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('versions.title')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('versions.version')}</th>
                <th scope="col">{t('versions.state')}</th>
                <th scope="col">{t('versions.developer')}</th>
                <th scope="col">{t('versions.approver')}</th>
                <th scope="col">{t('versions.digest')}</th>
              </tr>
            </thead>
            <tbody>
              {card.versions.map((held) => (
                <tr key={held.version}>
                  <td className="num">{held.version}</td>
                  <td><NamedTag value={held.state} /><div className="soft">{name(held.origin)}</div></td>
                  <td>{held.developed_by_name}<div className="soft"><Instant value={held.developed_at} /></div></td>
                  <td>{held.approved_by_name ? <>{held.approved_by_name}<div className="soft"><Instant value={held.approved_at} /></div></> : <span className="soft">{t('versions.notYet')}</span>}</td>
                  <td><span className="mono">{held.digest}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={t('scaling.title')} lead={t('scaling.lead')} className="third">
        <p>{t('scaling.words', { base: points(base), odds: points(odds), pdo: points(pdo) })}</p>
        <Fields
          items={[
            { label: t('scaling.base'), value: points(base) },
            { label: t('scaling.odds'), value: `${points(odds)} : 1` },
            { label: t('scaling.pdo'), value: points(pdo) },
            { label: t('metrics.target'), value: card.target },
            { label: t('metrics.sample'), value: card.split },
          ]}
        />
      </Panel>
      <Level card={card} />
      <FilePanel card={card} />
    </div>
  );
}
