// The draft as forms, one section after another.
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { SECTIONS, type Section } from './CheckPanel.tsx';
import { Data } from './Data.tsx';
import { Facility } from './Facility.tsx';
import { Authority, Basics, Enhancement, Pricing, Terms, Who } from './Sections.tsx';
import { Steps } from './Steps.tsx';

function Body({ section }: { section: Section }) {
  switch (section) {
    case 'basics': return <Basics />;
    case 'terms': return <><Terms /><Facility /></>;
    case 'who': return <><Who /><Steps which="eligibility" /></>;
    case 'limit': return <Steps which="limit" />;
    case 'price': return <><Pricing /><Steps which="price" /></>;
    case 'enhancement': return <Enhancement />;
    case 'authority': return <Authority />;
    default: return <Data />;
  }
}

export function Forms() {
  const { t } = useTranslation('studio');
  return (
    <div className="forms">
      {SECTIONS.map((section) => (
        <div key={section} id={`section-${section}`} className="form-section">
          <Panel title={<span tabIndex={-1}>{t(`section.${section}`)}</span>} lead={t(`sectionLead.${section === 'who' ? 'who' : section}`)}><Body section={section} /></Panel>
        </div>
      ))}
    </div>
  );
}

export function SectionNav() {
  const { t } = useTranslation('studio');
  return (
    <nav className="section-nav" aria-label={t('section.label')}>
      {SECTIONS.map((section) => <a key={section} href={`#section-${section}`} onClick={(event) => { event.preventDefault(); document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' }); }}>{t(`section.${section}`)}</a>)}
    </nav>
  );
}
