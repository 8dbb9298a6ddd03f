const zh = {
  title: '授信额度', lead: '一份额度合同下可多次提款，每次提款是一笔借据。可用额度为当日限额减去已用：循环额度按未还本金计，非循环额度按累计提款计。', erased: '（已删除）',
  column: { number: '额度号', firm: '企业', product: '产品', kind: '方式', limit: '额度', ceiling: '当日限额', used: '已用', free: '可用', state: '状态', until: '提款截止' },
  one: {
    title: '授信额度 {{number}}', lead: '{{product}} · 可提款 {{from}} 至 {{until}}', application: '授信申请', unfreezeWaits: '解冻申请待复核', stopped: '目前不能提款：{{why}}', over: '超出限额', how: '额度如何得出', signed: '签约额度', seasonal: '季节限额', opened: '阶段已开放', rate: '利率与还款方式', least: '单笔最低提款', months: '单笔最长（月）', maturesBy: '最迟到期日',
  },
  chart: { title: '限额与已用', lead: '虚线为每天的限额，阴影为已用；今天以后只画已知的限额。', describe: '当日限额 {{limit}}，已用 {{used}}，可用 {{free}}', ceiling: '限额', used: '已用', room: '余地', day: '日期' },
  season: { title: '季节限额', lead: '一年中各时段可用的部分，深色为当前时段。', name: '时段', days: '起止', part: '比例' },
  stage: { title: '提款阶段', lead: '每个阶段由合同写明的来源核验、另一人复核后开放。', name: '阶段', opens: '开放', milestone: '里程碑', source: '核验方', state: '状态', evidence: '核验材料', fromStart: '开立即可用', open: '已开放', waits: '待复核', closed: '未开放', hands: '{{by}} 提交，{{approved}} 复核' },
  draws: { title: '提款', lead: '每次提款是一笔借据，放款、还款、变更都在借据上办理。', none: '还没有提款。', loan: '借据', on: '签约日', matures: '到期日', amount: '金额', owed: '未还本金', counted: '占用额度', state: '状态' },
  changes: { title: '额度变动', on: '日期', what: '事项', amount: '金额', reason: '理由', by: '经办 · 复核' },
  usedIn: { title: '分币种已用', lead: '其他币种的欠款按每日汇率中间价折合计入额度，尾数进位。', used: '已用', parity: '中间价（元）' },
  draw: { explain: '可用 {{free}} 元，单笔最低 {{least}} 元，最长 {{months}} 个月且须在 {{by}} 前到期。确认后签订借据合同，放款在借据上发起。', amount: '金额', months: '期限（月）' },
  milestone: { explain: '填写合同写明的核验方出具的结论；另一人复核后该阶段开放。', stage: '阶段', source: '核验方', sourceHint: '须与合同写明的一致', evidence: '核验材料（编号、地址或摘要）', on: '核验日期（留空为今天）' },
  form: { needed: '请填写', day: '写成 2026-04-20' },
  freezeExplain: '立即停止提款，已提借据不受影响。解冻须另一人复核。', unfreezeExplain: '另一人复核后可继续提款。', reduceExplain: '现额度 {{limit}} 元，只能调低，立即生效；已用超出的部分不强制收回，但不能再提款。', reduceTo: '调减后的额度（元）', cancelExplain: '立即取消未用额度且不可恢复，已提借据继续履行。',
  tabs: { facilities: '授信额度', buyers: '买方' },
  covered: '应收账款可融资',
  claims: {
    title: '应收账款', lead: '额度内不得超过应收账款可融资金额：合格部分为已核对、无争议、未逾期过宽限期的未付金额，单一买方按上限计入，再乘融资比例。', none: '还没有受让应收账款。',
    invoice: '发票', order: '订单', buyer: '买方', invoiced: '价税合计', open: '未付', eligible: '合格', counted: '计入', covered: '可融资', overdue: '逾期', outside: '未计入', due: '到期日', late: '逾期 {{days}} 天', payments: '回款', next: '办理', waits: '待复核', part: '占比', stopped: '停止计入', affiliate: '关联企业',
    buyers: '买方', buyersLead: '每个买方未付的金额，深色为计入的部分。', terms: '合同约定', recourse: '追索权', notified: '通知买方', advance: '融资比例', onePart: '单一买方占比上限', mostDays: '账期上限（天）', grace: '宽限期（天）', tolerance: '单据金额容差',
    assignLead: '发票与订单、签收单相互核对：矛盾的拒收并说明原因，缺单据的待另一人复核，其余立即计入。重复提交同一批发票不会重复受让。', invoices: '发票', orders: '订单（可选）', receipts: '签收单（可选）', columns: 'CSV（UTF-8 或 GB18030）或 Excel。发票须有：发票号码、买方名称、统一社会信用代码、价税合计、开票日期、到期日，可有订单号、是否关联；订单：订单号、统一社会信用代码、金额、日期；签收单：签收单号、订单号、金额、日期。',
    outcome: '计入 {{taken}} 张，待复核 {{waiting}} 张，已有 {{known}} 张，拒收 {{refused}} 张，无法读取 {{unread}} 行', row: '第 {{row}} 行', colon: '：',
    amount: '金额（元）', paidOn: '到账日期', reference: '回款流水号', direct: '买方直接付给了卖方（间接回款，不还借据）', creditOn: '生效日期', creditNumber: '红字发票或折让单号', cause: '原因', causes: { overdue: '到期未付（仅有追索权）', disputed: '买方争议', untrue: '债权不实', agreed: '双方协商' },
    collectExplain: '未付 {{open}} 元。款项按到期先后归还额度项下的借据，多出的部分留在最后一笔借据上，退还卖方。', creditExplain: '买方少付的部分，立即减少可融资金额。', disputeExplain: '立即停止计入；解除须另一人复核。', admitExplain: '另一人复核后计入可融资金额。', endDisputeExplain: '另一人复核后恢复计入。', handBackExplain: '另一人复核后退回卖方，不再计入；超出的融资由卖方归还。', takeBackExplain: '另一人复核后，这笔回款及其归还的借据一并冲正。', reversed: '已冲正', toSeller: '付给卖方',
  },
  buyers: { title: '买方', lead: '{{on}} 各额度项下应收账款按买方合计。', assets: '风险资产与净资产', assetsLead: '账簿里没有这两个数，填写后计算集中度与杠杆；不保存。', risk: '风险资产（元）', net: '净资产（元）', work: '计算', lent: '融资余额', reserve: '最低风险准备', percent: '占风险资产', facilities: '额度数', lines: '集中度与杠杆', linesLead: '商业保理监管指标（银保监办发〔2019〕205号）；红线为上限。' },
};

export default zh;
