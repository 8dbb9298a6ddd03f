// What can be done with an application next: only what the server lists.
import { useNavigate } from '@tanstack/react-router';
import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';

interface ReviewValues {
  approve: boolean;
  reason: string;
}

function Review({ act, id }: { act: AllowedAct; id: string }) {
  const { t } = useTranslation('applications');
  return (
    <ActButton
      act={act}
      primary
      reason
      explain={t('one.reviewExplain')}
      run={(values: ReviewValues, keyed) => api.POST('/v1/applications/{id}/review', { params: { path: { id }, ...keyed }, body: { approve: values.approve, reason: values.reason } })}
    >
      <Form.Item name="approve" label={t('one.verdict')} rules={[{ required: true, message: t('one.verdictNeeded') }]}>
        <Radio.Group options={[{ value: true, label: t('one.approve') }, { value: false, label: t('one.decline') }]} />
      </Form.Item>
    </ActButton>
  );
}

export function Acts({ card }: { card: Pick<Schemas['ApplicationCard'], 'id' | 'allowed'> }) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const { id } = card;
  return card.allowed.map((act) => {
    switch (act.act) {
      case 'decide':
        return (
          <ActButton key={act.act} act={act} primary={card.allowed.length === 1} explain={t('one.decideExplain')} run={(_values: object, keyed) => api.POST('/v1/applications/{id}/decision', { params: { path: { id }, ...keyed }, body: {} })} />
        );
      case 'review':
        return <Review key={act.act} act={act} id={id} />;
      case 'contract':
        return (
          <ActButton
            key={act.act}
            act={act}
            primary
            explain={t('one.contractExplain')}
            run={(_values: object, keyed) => api.POST('/v1/applications/{id}/contract', { params: { path: { id }, ...keyed }, body: {} })}
            onDone={(loan: Schemas['LoanReceipt']) => void navigate({ to: `/loans/${loan.id}` as never })}
          />
        );
      case 'open-facility':
        return (
          <ActButton
            key={act.act}
            act={act}
            primary
            explain={t('one.openFacilityExplain')}
            run={(_values: object, keyed) => api.POST('/v1/facilities', { params: keyed, body: { application: id } })}
            onDone={(facility: Schemas['FacilityCard']) => void navigate({ to: `/facilities/${facility.id}` as never })}
          />
        );
      default:
        return null;
    }
  });
}
