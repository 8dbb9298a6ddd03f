// The declared warnings by category: condition, level, days, what to do.
import { Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, Panel } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { useHeading } from '../firms/Measured.tsx';
import { LevelTag } from './parts.tsx';
import { byCategory, inWords, type Warning } from './read.ts';

/** The condition in words, and as it is declared. */
export function When({ warning }: { warning: Warning }) {
  const { lang } = useDisplay();
  return <span className="warning-when">{inWords(warning.when, warning.reads, lang)}<span className="mono soft">{warning.when}</span></span>;
}

function Days({ warning }: { warning: Warning }) {
  const { t } = useTranslation('alerts');
  return (
    <>
      {t('rule.days', { count: warning.within_days })}
      <small className="soft" style={{ display: 'block' }}>{t('rule.quiet', { count: warning.quiet_days })}</small>
      {warning.takes_two && <small className="soft" style={{ display: 'block' }}>{t('rule.takesTwo')}</small>}
    </>
  );
}

function Group({ warnings, label }: { warnings: Warning[]; label: string }) {
  const { t } = useTranslation('alerts');
  const { lang } = useDisplay();
  const heading = useHeading();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const work = (warning: Warning) => heading({ id: '', zh: warning.do_zh, en: warning.do_en });
  if (narrow) {
    return (
      <ul className="list-cards">
        {warnings.map((warning) => (
          <li key={warning.warning.id} className="list-card">
            <div className="list-card-head"><span>{heading(warning.warning)}</span><LevelTag level={warning.level} /></div>
            <div>{inWords(warning.when, warning.reads, lang)}</div>
            <div className="mono soft">{warning.when}</div>
            <dl style={{ marginTop: 6 }}><dt>{t('rule.within')}</dt><dd><Days warning={warning} /></dd></dl>
            <div className="soft" style={{ marginTop: 6, fontSize: 13 }}>{t('rule.todo')}</div>
            <div>{work(warning)}</div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table warning-table" style={{ minWidth: 820, tableLayout: 'fixed' }}>
        <colgroup><col style={{ width: '24%' }} /><col style={{ width: '34%' }} /><col style={{ width: '16%' }} /><col style={{ width: '26%' }} /></colgroup>
        <thead><tr><th scope="col">{t('column.warning')}</th><th scope="col">{t('rule.when')}</th><th scope="col">{t('rule.within')}</th><th scope="col">{t('rule.todo')}</th></tr></thead>
        <tbody>
          {warnings.map((warning) => (
            <tr key={warning.warning.id}>
              <th scope="row"><span className="alert-name"><LevelTag level={warning.level} />{heading(warning.warning)}</span></th>
              <td><When warning={warning} /></td>
              <td><Days warning={warning} /></td>
              <td>{work(warning)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Warnings() {
  const { t } = useTranslation('alerts');
  const heading = useHeading();
  const query = $api.useQuery('get', '/v1/warnings', {}, { staleTime: Infinity });
  return (
    <Loaded query={query}>
      {(warnings) => {
        const groups = byCategory(warnings);
        return (
          <>
            <p className="soft">{t('rule.lead', { count: warnings.length, categories: groups.length })}</p>
            <div className="grid">
              {groups.map(({ category, warnings: these }) => (
                <Panel key={category.id} title={t('rule.group', { category: heading(category), count: these.length })}><Group warnings={these} label={heading(category)} /></Panel>
              ))}
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
