// Findings as they stand beside their place, each with an input for which it shows.
import { useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { valueShown, type Finding } from '../model/findings.ts';
import { vocabulary } from '../model/words.ts';
import { StudioContext } from './context.ts';

export function FoundList({ findings }: { findings: Finding[] }) {
  const { lang } = useDisplay();
  const { t } = useTranslation('studio');
  if (findings.length === 0) return null;
  return (
    <ul className="found">
      {findings.map((finding, index) => (
        <li key={index} className={finding.severity}>
          <strong>{t(`check.${finding.severity}`)}</strong> {finding[lang]}
          <Witness finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** An input for which the finding shows, in words. */
export function Witness({ finding }: { finding: Finding }): ReactNode {
  const { t } = useTranslation('studio');
  const { lang } = useDisplay();
  // Outside the studio the server's names have to do.
  const product = useContext(StudioContext)?.product;
  const words = product ? vocabulary(product, true) : [];
  if (finding.witness.length === 0) return null;
  const said = finding.witness.map((given) => {
    const word = words.find((one) => one.name === given.name);
    return `${word?.[lang] ?? given[lang]}${lang === 'zh' ? '为' : ' is '}${valueShown(given, words, lang)}`;
  });
  return <span className="witness"> {t('check.witness', { said: said.join(lang === 'zh' ? '，' : ', ') })}</span>;
}
