// Industries with how many firms, their share, and a bar of grades.
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { count, percent } from '@/format/numbers.ts';
import { useHeading } from '../firms/Measured.tsx';
import { GradeBar, GradeLegend, part } from './parts.tsx';
import { betterHalf, type SectionCounts } from './read.ts';

export function Industries({ lines }: { lines: SectionCounts[] }) {
  const { t } = useTranslation('segments');
  const heading = useHeading();
  const all = lines.reduce((sum, line) => sum + line.counts.firms, 0);
  const sorted = [...lines].sort((one, other) => other.counts.firms - one.counts.firms || one.section.localeCompare(other.section));
  return (
    <Panel title={t('industries.title')} lead={t('industries.lead')} extra={<GradeLegend />}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('industries.title')}>
        <table className="plain-table segment-table">
          <thead><tr><th scope="col">{t('industries.industry')}</th><th scope="col" className="num">{t('firmsHead')}</th><th scope="col" className="num wide-only">{t('share')}</th><th scope="col" className="num">{t('meanHead')}</th><th scope="col" className="num wide-only">{t('better')}</th><th scope="col" className="bar-column">{t('byGrade')}</th></tr></thead>
          <tbody>
            {sorted.map((line) => (
              <tr key={line.section}>
                <th scope="row"><span className="mono soft">{line.section}</span> {heading(line.name)}</th>
                <td className="num">{count(line.counts.firms)}</td>
                <td className="num wide-only">{part(line.counts.firms, all)}</td>
                <td className="num">{line.counts.mean_total ?? '–'}</td>
                <td className="num wide-only">{percent(betterHalf(line.counts), 1)}</td>
                <td><GradeBar counts={line.counts} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
