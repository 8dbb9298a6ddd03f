import type { Same } from '../index.ts';
import type zh from '../zh/approvals.ts';

const en: Same<typeof zh> = {
  title: 'Approvals',
  lead: 'What one person proposes and another approves',
  tabs: { label: 'Which', mine: 'Waiting for me ({{count}})', minePlain: 'Waiting for me', pending: 'All waiting', all: 'Everything' },
  mineEmpty: 'Nothing waits for you', mineLead: 'What others propose and you may approve stands here.', tooMany: 'Many proposals wait: only {{count}} were looked through; the rest stand under “All waiting”.',
  filter: { state: 'State' },
  state: { pending: 'Waiting', done: 'Done', refused: 'Refused' },
  column: { act: 'What', loan: 'Loan', amount: 'Limit', reason: 'Reason', by: 'Proposed by', at: 'Proposed at', approvals: 'Approvals', state: 'State', acts: 'Act' },
  one: {
    changeEffect: 'On approval the loan changes as stated; look at its new schedule first.',
    loan: 'Loan {{number}}', reference: 'Payment to reverse', amount: 'Amount reversed', on: 'Business day', limit: 'Largest payout', until: 'Holds until', by: 'Proposed by {{name}},', approved: 'Approved by {{names}}', nobody: 'Nobody approved yet', needed: '{{have}} of {{need}} approved', reason: 'Reason',
    package: 'Package or joint loan', remittance: 'Payment order', through: 'Through', digest: 'Digest of terms and loans', offerEffect: 'Once done, it is put to the buyer or the lenders; it can be given up until the shares pass. Check the terms and the loans: what was changed after it was submitted has another digest and cannot be approved.', remitEffect: 'Once done, the amount counts as passed on, once; where it is another by now it cannot be approved.', buyBackEffect: 'Once done, the loan’s cash flows are ours from the day after that one; its price is in the next remittance.',
    facility: 'Facility', attested: 'Stage · source · evidence', attestedOn: 'Attested on', stageEffect: 'Once done, the stage is open and may be drawn. Check the evidence and its source.', unfreezeEffect: 'Once done, the facility may be drawn again.',
    funding: 'Funding line', fundingFrom: 'From', openFundingEffect: 'Once done, the line may be used for loans. Check it against the funding contract.', changeFundingEffect: 'Once done, the terms are as listed; a cost holds for what is matched from then on.', suspendFundingEffect: 'Once done, the line takes nothing more; what it carries stays.', resumeFundingEffect: 'Once done, the line takes loans again.', closeFundingEffect: 'Once done, the line is closed for good and what it carries must find other money.',
    policyEffect: 'Once in force, a payout up to the limit goes when one person instructs it; a larger one still needs a second person.', writeOffEffect: 'Once done, what is left of the loan is written off; recoveries can still be recorded.', reverseEffect: 'Once done, the payment counts as never received and the loan is worked out anew; the record stays.', preview: 'Show what changes', hide: 'Hide', outstanding: 'Outstanding now', class: 'Class', daysPastDue: 'Days past due', days: '{{count}} days',
    approveExplain: 'It is carried out at once when enough people have approved.', refuseExplain: 'The proposal ends; it would have to be proposed again.',
  },
  policy: { open: 'Propose a release policy', title: 'Propose a release policy', explain: 'Two other people must approve it.', limit: 'Largest payout (main unit)', limitNeeded: 'Give an amount above zero with at most two decimals', until: 'Holds until', untilNeeded: 'Choose the last day' },
};

export default en;
