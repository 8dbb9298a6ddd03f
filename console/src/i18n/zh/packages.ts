const zh = {
  title: '资产包与联合贷款', lead: '一笔借据仍是一笔、一份还款计划；自约定日起，他方持有其中的份额，企业还款按份额代收、按期划付。', holdingsTitle: '本机构持有的他行份额', holdingsLead: '他行服务的贷款中本机构持有或收到要约的份额；只看得到份额、余额和本机构的现金流。', holdingsNone: '没有持有或收到要约的份额。',
  column: { number: '编号', name: '名称', kind: '类型', holders: '参与方', share: '份额', loans: '借据', cutOff: '封包日', price: '价款', principal: '他方本金', state: '状态', servicer: '服务机构', answer: '答复' },
  one: {
    title: '{{kind}} {{number}}', package: '资产包', joint: '联合贷款', lead: '{{name}} · 他方合计持有 {{share}}', terms: '约定条件', cutOff: '封包日', transferOn: '交割日', began: '份额转移日', price: '转让价款', pricePercent: '按封包日本金 {{percent}}%', priceNow: '按目前数据', accrued: '应计利息', recourse: '资格回购期', recourseDays: '转让后 {{days}} 天内', none: '无', late: '封包日逾期上限', lateDays: '{{days}} 天', nonPerforming: '不限（不良资产包）', fee: '贷款服务费', fees: '企业所交费用', feesShared: '按份额共享', feesKept: '归服务机构', digest: '条款与借据摘要', outstanding: '全部本金', shared: '他方本金', kept: '自留本金', keptNote: '扣除全部他方份额后的账面本金', result: '转让损益', resultNote: '价款减转出部分账面价值', due: '待划付', waits: '有 {{count}} 项待复核', refused: '以下借据不符合入池条件，未加入', unfit: '有借据目前不符合入池条件，须移出后才能继续',
  },
  holders: { title: '参与方账户', lead: '应付 = 收回本金 + 利息 + 罚息复利 + 核销后收回 + 企业所交费用（共享时）− 服务费 + 回购价款 + 价款更正；份额按至今累计向下取整，尾差归服务机构。', name: '参与方', share: '份额', answer: '接受', principal: '本金', paid: '收回本金', interest: '利息与罚息', fees: '企业所交费用', fee: '服务费', lost: '损失', due: '应付', remitted: '已划付', still: '待划付', toFund: '待出资' },
  loans: { title: '借据', lead: '自留本金 = 未还本金 − 全部他方份额。', loan: '借据', firm: '企业', state: '状态', late: '逾期天数', outstanding: '未还本金', shared: '本包份额', kept: '自留', note: '说明', bought: '{{day}} 回购', atCutOff: '封包日本金', none: '还没有借据。' },
  chart: { title: '现金流', lead: '各月代收的本金、利息与罚息，以及实际划付。', describe: '共代收 {{came}} 元，已划付 {{remitted}} 元', principal: '本金', interest: '利息与罚息', other: '其他', remitted: '划付', month: '月份', none: '还没有现金流。' },
  statement: { title: '对账单', lead: '待划付 = 结转及更正 + 本期应付 − 已划付。事后得知的补记或冲正自动重新分配，差额计入结转。', from: '起', to: '止', holder: '参与方', show: '查看', opening: '期初本金', entered: '转入或放款', principal: '收回本金', principalLost: '核销本金', returned: '回购本金', closing: '期末本金', interest: '利息', penalty: '罚息复利', recovered: '核销后收回', fees: '企业所交费用', fee: '服务费', bought: '回购价款', correction: '价款更正', due: '本期应付', brought: '结转及更正', remitted: '已划付', still: '待划付', item: '项目', amount: '金额', flows: '逐日明细', on: '日期', loan: '借据', lost: '损失', none: '本期没有现金流。' },
  entries: { title: '份额账', lead: '借据账按整笔记，本账把他方的部分从中扣出：转出的本金、他方的利息、代收付资金。借方为正。按起息日列示：事后得知的补记或冲正会改变以往日期的分录。', on: '日期', rule: '事项', loan: '借据或编号', role: '科目', amount: '金额' },
  changes: { title: '办理经过', on: '日期', what: '事项', amount: '金额', reason: '说明', loans: '{{count}} 笔借据', by: '经办 · 复核' },
  loan: { title: '他方份额', lead: '持有方自“此后归其”次日起按份额承担本金与损失，利息归计提期间的持有方。', number: '编号', holder: '持有方', share: '份额', after: '此后归其', until: '至', principal: '持有本金', interest: '已得利息罚息', paid: '已收回本金', kept: '自留本金', outset: '自放款起' },
  form: { needed: '请填写', day: '写成 2026-04-20' },
  add: { loans: '借据号（每行一个）', explain: '不符合入池条件的借据会列明原因，不会加入。' }, drop: '移出的借据号（每行一个）',
  draft: { button: '起草资产包', name: '名称', buyer: '受让机构代码（平台内）', buyerName: '受让方名称（平台外）', share: '转让份额（%）', cutOff: '封包日', transferOn: '交割日', price: '价款（封包日转让本金的 %）', loans: '借据号（每行一个）', recourse: '资格回购期（天，留空为无）', fee: '服务费（份额利息的 %，留空为不收）', explain: '封包日次日起的现金流归受让方。102 号文要求整体转让，默认 100%。', buyerHint: '两者填其一' },
  submitExplain: '第二人复核后提交受让方或参与行接受。', acceptExplain: '登记平台外参与方的书面接受。', acceptHolder: '第几方', acceptReference: '书面文件编号', transferExplain: '逐笔复核入池条件后，份额转移并登记；价款须与应付一致。', transferReference: '价款流水号或协议编号', fundHolder: '第几方', fundAmount: '金额（元）', fundReference: '银行流水号', remitExplain: '划付截至该日的全部应付减已划付，另一人复核后生效。', remitHolder: '第几方', remitThrough: '截至（含）', remitReference: '付款编号', backExplain: '不符合约定条件的借据由出让方按转让比例收回，另一人复核后生效。', backLoan: '借据号', backOn: '回购日（现金流归对方的最后一日，留空为今日）', cancelExplain: '份额转移前可取消，不可恢复。', holdingAccept: '按摘要所示的条款与借据接受；对方办理转让后份额生效。', holdingDecline: '谢绝后对方不能办理转让，可重新接受。',
  joint: {
    explain: '与其他机构共同发放本笔贷款：一份合同、一份还款计划，自放款起各按份额承担。起草后须提交复核、各方接受并办理份额生效；放款放行后不能再约定。', lead: '本机构份额（%）', lenders: '其他参与行', lendersHint: '机构代码（平台内）与名称（平台外）填其一；各方份额连同本机构合计 100%。', lender: '第 {{number}} 家参与行', code: '机构代码', name: '名称', share: '份额（%）', shareNeeded: '请填写至多两位小数的百分比', add: '增加一家', remove: '移除第 {{number}} 家', feeBps: '贷款服务费（每年，份额本金的基点）', feeInterest: '贷款服务费（份额利息的 %）', feeHint: '两种服务费填其一，留空为不收。', feesShared: '企业所交费用按份额共享',
  },
  holding: { account: '本机构账户', loans: '借据', noLoans: '没有可查看的借据。', ours: '本机构份额', back: '返回列表' },
  exposure: { title: '净敞口', lent: '服务贷款本金', passed: '他方份额', held: '持有他行份额', net: '净敞口', note: '服务 − 他方 + 持有' },
};

export default zh;
