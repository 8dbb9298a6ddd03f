// What was observed of a firm, by source, in the categories it consented to.
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Day, Panel } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';

type Feature = Schemas['FeatureCard'];

/** Features by category, in the order the server gave them. */
function grouped(features: Feature[]): Feature[][] {
  const groups = new Map<string, Feature[]>();
  for (const feature of features) groups.set(feature.category.id, [...(groups.get(feature.category.id) ?? []), feature]);
  return [...groups.values()];
}

export function Features({ features }: { features: Feature[] }) {
  const { t } = useTranslation('firms');
  const name = useName();
  const { lang } = useDisplay();
  return (
    <Panel title={t('features.title')} lead={t('features.lead')}>
      {features.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('features.empty')} />}
      <div className="grid">
        {grouped(features).map((group) => (
          <section key={group[0]!.category.id} className="half" aria-label={name(group[0]!.category)}>
            <table className="plain-table">
              <caption style={{ textAlign: 'start', fontWeight: 600, padding: '4px 10px', fontSize: 14 }}>{name(group[0]!.category)}</caption>
              <thead className="hidden-visually">
                <tr><th scope="col">{t('features.name')}</th><th scope="col">{t('features.value')}</th><th scope="col">{t('features.observed')}</th></tr>
              </thead>
              <tbody>
                {group.map((feature) => (
                  <tr key={feature.name}>
                    <th scope="row" style={{ fontWeight: 400 }} title={feature.name}>{name(feature)}</th>
                    <td className="num" style={feature.unit.id === 'text' ? { whiteSpace: 'normal' } : undefined}>{lang === 'zh' ? feature.value_zh : feature.value} <small className="soft">{name(feature.unit)}</small></td>
                    <td className="num soft"><Day value={feature.observed_on} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </Panel>
  );
}
