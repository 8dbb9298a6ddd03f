const zh = {
  title: '待办复核',
  lead: '一人提出、另一人审批的业务',
  tabs: { label: '范围', mine: '待我审批（{{count}}）', minePlain: '待我审批', pending: '全部待审批', all: '全部记录' },
  mineEmpty: '没有待您审批的事项', mineLead: '他人提出、且您有权审批的事项会列在这里。', tooMany: '待审批事项较多，这里只查看了其中 {{count}} 项；其余见“全部待审批”。',
  filter: { state: '状态' },
  state: { pending: '待审批', done: '已执行', refused: '已拒绝' },
  column: { act: '事项', loan: '借据', amount: '额度', reason: '理由', by: '提出人', at: '提出时间', approvals: '已同意', state: '状态', acts: '办理' },
  one: {
    changeEffect: '批准后按所列条款变更借据；可先查看变更后的还款计划。',
    loan: '借据 {{number}}', reference: '冲正的凭证号', amount: '冲正金额', on: '业务日', limit: '单笔放款上限', until: '有效期至', by: '{{name}} 提出于', approved: '已同意：{{names}}', nobody: '尚无人同意', needed: '{{have}}/{{need}} 人同意', reason: '理由',
    package: '资产包或联合贷款', remittance: '付款编号', through: '截至', digest: '条款与借据摘要', offerEffect: '执行后，提交受让方或参与行接受；份额转移前仍可取消。请核对条款与借据；提交后如有改动，摘要不符，不能同意。', remitEffect: '执行后，所列金额计为已划付，只记一次；申请后金额如有变化，不能同意。', buyBackEffect: '执行后，该借据自所列日期的次日起现金流归本机构，回购价款计入下次划付。',
    facility: '授信额度', attested: '阶段 · 核验方 · 材料', attestedOn: '核验日期', stageEffect: '执行后，该阶段开放，可在其额度内提款。请核对核验材料与来源。', unfreezeEffect: '执行后，该额度可继续提款。',
    funding: '资金来源', fundingFrom: '自何日起', openFundingEffect: '执行后，该资金来源可承接借据。请核对资金合同。', changeFundingEffect: '执行后按所列内容变更；成本只影响之后匹配的借据。', suspendFundingEffect: '执行后不再承接新借据，已承载的不受影响。', resumeFundingEffect: '执行后可继续承接借据。', closeFundingEffect: '执行后永久关闭，所承载的借据待置换。',
    policyEffect: '生效后，不超过上限的放款由一人发起即可，不再逐笔由另一人放行；超过上限的仍须放行。', writeOffEffect: '执行后，该借据的剩余债权转为核销；之后仍可登记追偿收回。', reverseEffect: '执行后，该笔还款作废，借据按没有收到该款重新计算；原记录保留。', preview: '查看执行后的变化', hide: '收起', outstanding: '当前本金余额', class: '五级分类', daysPastDue: '逾期天数', days: '{{count}} 天',
    approveExplain: '同意后，达到所需人数即立即执行。', refuseExplain: '此事项将终止；如仍需办理须重新提出。',
  },
  policy: { open: '提出放款授权', title: '提出放款授权', explain: '须由两名其他人员同意后生效。', limit: '单笔放款上限（元）', limitNeeded: '请填写大于零的金额，最多两位小数', until: '有效期至', untilNeeded: '请选择截止日' },
};

export default zh;
