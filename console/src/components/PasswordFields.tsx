// A new password, twice.
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** The server checks it again; this only spares a round trip. */
const LEAST = 12;

export function PasswordFields() {
  const { t } = useTranslation('gate');
  return (
    <>
      <Form.Item name="password" label={t('newPassword')} extra={t('rule')} rules={[{ required: true, min: LEAST, message: t('tooShort') }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('again')}
        dependencies={['password']}
        rules={[
          { required: true, message: t('needed') },
          ({ getFieldValue }) => ({
            validator: (_rule, value) => (!value || getFieldValue('password') === value ? Promise.resolve() : Promise.reject(new Error(t('differ')))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
