const zh = {
  title: '贷款',
  lead: '借据、还款计划、账务与时间线',
  state: { signed: '已签约', cancelled: '已撤销', instructed: '待放款', sent: '放款中', unknown: '放款状态未知', returned: '放款退回', active: '已放款', settled: '已结清', 'written-off': '已核销' },
  class: { normal: '正常', 'special-mention': '关注', substandard: '次级', doubtful: '可疑', loss: '损失' },
  overdue: { current: '未逾期', '1-30': '1–30 天', '31-60': '31–60 天', '61-90': '61–90 天', '91-360': '91–360 天', 'over-360': '360 天以上' },
  region: { '1301': '石家庄市', '1302': '唐山市', '1303': '秦皇岛市', '1304': '邯郸市', '1305': '邢台市', '1306': '保定市', '1307': '张家口市', '1308': '承德市', '1309': '沧州市', '1310': '廊坊市', '1311': '衡水市' },
  industry: {
    A: '农、林、牧、渔业', B: '采矿业', C: '制造业', D: '电力、热力、燃气及水生产和供应业', E: '建筑业', F: '批发和零售业', G: '交通运输、仓储和邮政业', H: '住宿和餐饮业', I: '信息传输、软件和信息技术服务业', J: '金融业',
    K: '房地产业', L: '租赁和商务服务业', M: '科学研究和技术服务业', N: '水利、环境和公共设施管理业', O: '居民服务、修理和其他服务业', P: '教育', Q: '卫生和社会工作', R: '文化、体育和娱乐业', S: '公共管理、社会保障和社会组织', T: '国际组织',
  },
  filter: { q: '借据号或企业', qHint: '借据号或名称开头', state: '状态', class: '五级分类', overdue: '逾期天数', product: '产品', region: '地区', industry: '行业', from: '起始日自', to: '起始日至', firm: '限定企业', thisFirm: '仅看该企业' },
  column: { number: '借据号', firm: '企业', product: '产品', principal: '合同本金', outstanding: '本金余额', rate: '年利率 / 月利率', overdue: '逾期天数', class: '五级分类', state: '状态', region: '地区', industry: '行业', starts: '起始日', ends: '到期日', guaranteed: '担保', positionOn: '余额日期' },
  days: '{{count}} 天',
  erased: '（企业资料已删除）',
  one: {
    title: '借据 {{number}}', lead: '{{product}} · {{method}} · {{count}} 个月 · 年利率 {{rate}}（月利率 {{monthly}}‰）', firm: '企业：', application: '来源申请', facility: '授信额度 {{number}}', agreement: '担保协议', guaranteed: '有担保', closed: '已日终至 {{day}}',
    principal: '合同本金', outstanding: '本金余额', due: '到期应还', overdue: '逾期本息', accrued: '已计未到期利息', payoff: '结清金额', daysPastDue: '逾期天数', class: '五级分类', compensated: '已代偿', days: '天',
    overdueNote: '本金 {{principal}} · 利息 {{interest}} · 另有罚息与复利 {{penalty}}', notPaidOut: '尚未放款到账，没有余额。下方还款计划为合同约定。', payoffNote: '于 {{day}} 一次还清',
    offBalance: '利息已转表外：{{total}}（自 {{since}}）', offBalanceNote: '其中利息 {{interest}}、罚息与复利 {{penalties}}。企业所欠不变；收到时才计收入，逾期款全部还清后转回表内。',
  },
  look: {
    title: '查看时点', at: '业务日（截至）', known: '已知日（按当时所知）', hint: '“业务日”决定算到哪一天；“已知日”只采用到那一天为止已记录的事项。', today: '回到今日', past: '正在查看过去或其他时点，不是当前状态',
    pastAt: '截至 {{day}}', pastKnown: '只采用 {{day}} 日终前已记录的事项', noActs: '此时不能办理业务，请先回到今日。',
  },
  corrections: { title: '需要处理的更正事项（{{count}}）', lead: '后来记录的事项使下列处理失去依据；处理本身仍然有效，请人工判断如何更正。' },
  schedule: {
    title: '还款计划', lead: '各期应还与未还', number: '期次', dueOn: '应还日', principal: '本金', interest: '利息', total: '合计', unpaid: '未还', state: '状态', sum: '合计',
    paid: '已还', part: '部分已还', due: '到期未还', overdue: '逾期', later: '未到期', chart: '各期本金与利息', chartLead: '淡色为已还清的期次', describe: '共 {{count}} 期，已还清 {{paid}} 期，逾期 {{overdue}} 期', none: '还没有还款计划',
  },
  timeline: {
    title: '时间线', lead: '按生效日排列；记录日晚于生效日的标为补记', effective: '生效 {{day}}', recorded: '记录于', by: '{{actor}}', late: '补记，晚 {{count}} 天', reversed: '已冲正', reference: '凭证号 {{reference}}', none: '还没有事项',
    chart: '生效日与记录日', chartLead: '落在斜线上的为当日记录，越高补记越晚', event: '事项', effectiveOn: '生效日', recordedOn: '记录日', amount: '金额', describe: '共 {{count}} 项，其中补记 {{late}} 项', more: '显示全部 {{count}} 项', fewer: '只显示最近的',
  },
  postings: { title: '账务分录', lead: '借贷必相等；起息日与记账日不同的为补记或更正', valueDate: '起息日', bookDate: '记账日', account: '科目', debit: '借方', credit: '贷方', total: '合计', balanced: '借贷平衡', unbalanced: '借贷不平', none: '还没有分录', different: '与起息日不同' },
  act: {
    payoutExplain: '将向银行发起放款指令；须由另一人放行后资金才会划出。', releaseExplain: '放行后资金将划出。请核对借据、金额与收款企业。', cancelExplain: '资金尚未划出。撤销后合同终止，所占用的授信额度与担保额度随即释放；已撤销的合同不能恢复。', confirmExplain: '请按银行回执登记结果。', result: '银行回执', confirmed: '已到账', unknown: '状态未知', returned: '已退回', resultNeeded: '请选择回执结果',
    reference: '银行流水号', referenceHint: '同一流水号视为同一笔，不会重复入账', referenceNeeded: '请填写银行流水号', valueDate: '起息日', valueDateHint: '留空为今日；可选过去日期补记', amount: '金额（元）', amountNeeded: '请填写大于零的金额，最多两位小数', mode: '剩余各期', keepTerm: '期限不变，减少每期金额', shortenTerm: '每期金额不变，缩短期限', keepPlan: '还本计划不变，从末期起扣减',
    payExplain: '请先看下方预览：确认后按此入账。', backdated: '补记：起息日早于今日 {{day}}', reverse: '申请冲正', reverseTitle: '申请冲正 {{reference}}', reverseExplain: '提出后须由另一人审批才会执行；原记录保留，另记冲正。', writeOffExplain: '提出后须由另一人审批才会执行；核销后仍可登记追偿收回。', peril: { 'trade-interruption': '其中：贸易中断（元）', 'receivable-shortfall': '其中：确权应收账款差额（元）', disaster: '其中：自然灾害（元）' }, perilHelp: '均可留空；其余损失归为信用风险。协议按风险分层时请填写。', claimExplain: '将按担保协议向担保方发出代偿申请，损失按当前状态计算。', openGuarantee: '打开担保协议',
  },
  fee: { explain: '登记企业已支付的费用；收款方为他人的，只留痕不入本行收入。', name: '费用名称', nameNeeded: '请填写费用名称', payee: '收款方', payeeHint: '留空为本机构' },
  payoff: { act: '结清试算', title: '提前结清试算', lead: '假定此前不再发生还款；只试算，不入账。', on: '结清日', part: '构成', principal: '剩余本金', interest: '截至当日利息', penalty: '罚息与复利', advance: '减：已收未用款', total: '{{day}} 结清应还' },
  form: { annuity: '等额本息', 'equal-principal': '等额本金', 'interest-first': '先息后本', bullet: '到期一次还本付息' },
  change: {
    kind: '变更种类', of: { 'agree-rate': '调整利率', extend: '展期', restructure: '重组', 'waive-penalty': '罚息减免', 'transfer-debt': '债务转移', renew: '无还本续贷' },
    months: '新期限（月，自变更日起）', monthsLater: '延后（月）', percent: '新年利率（%）', asBefore: '留空则不变', repayment: '还款方式', difficulty: '债务人存在财务困难', difficultyHint: '勾选后按重组管理：观察期至少一年且连续两期按期还款，期间分类不高于关注',
    replan: '逾期本金并入新计划', replanHint: '不勾选则逾期本金仍为逾期；未还利息与罚息不受影响', firm: '新债务人', firmHint: '统一社会信用代码或企业编号', byLoan: '新借据', byLoanHint: '已签约、未放款的新借据号；原借据须只剩本金', qualifies: '符合金规〔2024〕13号续贷条件', qualifiesHint: '不符合的，新借据分类不高于关注',
    on: '生效日', onHint: '留空为今日；可选过去日期补记', explain: '先看变更后的还款计划；提出后须由另一人审批才会执行。', incomplete: '请填写变更内容',
  },
  preview: {
    drawn: '本金余额变化', drawnDescribe: '共 {{count}} 个应还日，虚线为原计划，实线为办理后', planned: '原计划余额', would: '办理后余额',
    title: '办理后的变化', waiting: '填写金额后显示变化', item: '项目', before: '办理前', after: '办理后', change: '变化', postings: '将新增的分录', schedule: '将变化的期次', noPostings: '没有新增分录', noSchedule: '还款计划不变', same: '不变', nothing: '仅供预览，尚未记录', stopped: '无法预览', oldUnpaid: '原未还', newUnpaid: '新未还', oldTotal: '原应还', newTotal: '新应还', gone: '取消', added: '新增',
    outstanding: '本金余额', due: '到期应还', overduePrincipal: '逾期本金', overdueInterest: '逾期利息', penalty: '罚息与复利', accrued: '已计未到期利息', payoff: '结清金额', daysPastDue: '逾期天数', class: '五级分类',
  },
};

export default zh;
