// Every right and the roles that have it.
import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';

export function RoleTable() {
  const { t } = useTranslation('users');
  const name = useName();
  const query = $api.useQuery('get', '/v1/roles');
  return (
    <Panel lead={t('rolesLead')} title={t('roles')}>
      <Loaded query={query}>
        {(table) => (
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('roles')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('action')}</th>
                  {table.roles.map((role) => <th key={role.id} scope="col" style={{ textAlign: 'center', whiteSpace: 'nowrap' }}>{name(role)}</th>)}
                </tr>
              </thead>
              <tbody>
                {table.actions.map((action) => (
                  <tr key={action.id}>
                    <th scope="row" style={{ fontWeight: 400 }}>{name(action)}</th>
                    {table.roles.map((role) => {
                      const may = action.roles.includes(role.id);
                      return (
                        <td key={role.id} style={{ textAlign: 'center' }}>
                          {may && <CheckOutlined aria-hidden style={{ color: 'var(--accent)' }} />}
                          <span className="hidden-visually">{may ? t('may') : t('mayNot')}</span>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
