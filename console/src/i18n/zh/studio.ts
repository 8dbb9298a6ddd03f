const zh = {
  title: '产品工作室', lead: '用中文句子和规则表编写信贷产品；草稿只保存在本浏览器，提交后由另一位同事批准。', new: '新建产品', open: '在工作室中编辑', draft: '草稿', draftOf: '基于第 {{version}} 版', draftNew: '新产品', saved: '草稿已保存在本浏览器 {{at}}', notSaved: '浏览器无法保存草稿，离开前请先提交或下载文件',
  start: {
    drafts: '未提交的草稿', none: '没有草稿。', continue: '继续编辑', drop: '放弃草稿', dropQuestion: '放弃这份草稿？其中的改动将丢失。', changed: '改于 {{at}}', templates: '从模板新建', existing: '从现有产品开始', existingLead: '打开生效或最新版本，改成下一版。', use: '使用此模板', guided: '分步填写',
    template: { base: '基础层模板', industry: '行业层模板', policy: '政策层模板', yanhuo: '烟火贷', shop: '烟火贷（平台直连）', empty: '空白产品' },
    about: { shop: '直接读取收单机构和外卖平台的数据，额度为月均流水的若干倍。', base: '面向各类小微企业，按开票收入核定额度。', industry: '面向一条产业链，限定行业并看订单集中度。', policy: '服务政策目标，由担保机构分担风险。', yanhuo: '小店贷款：以收单流水和平台订单代替报表，分步填写，几分钟成稿。', empty: '只有骨架：准入、额度、定价各一条规则。' },
  },
  guide: {
    title: '新建烟火贷', back: '上一步', next: '下一步', make: '生成草稿', step: { who: '客户', limit: '额度', price: '期限与价格', check: '确认' },
    name: '产品名称', code: '产品代码', codeHint: '小写字母、数字和连字符；提交后不能改', codeTaken: '这个代码已有产品使用', age: '成立满', ages: '个月', inflow: '近12个月收单入账不少于', overdue: '近24个月逾期不超过', lawsuits: '涉诉不超过',
    shareA: 'A级：收单入账的', shareB: 'B级：收单入账的', shareC: 'C级：收单入账的', cap: '最高', orders: '平台订单满', ordersBonus: '单的，比例提高', single: '单笔金额', to: '至', tenor: '期限', spread: '在LPR上加点', straight: '不超过此金额且无异常的，自动审批', short: '一年以内优惠',
    summary: '{name}：成立满 {age} 个月、近12个月收单入账不少于 {inflow} 的小店可以申请；额度为收单入账的 {share}，最高 {cap}；期限 {tenor}；在LPR上加 {spread} 基点起；{straight} 以内自动审批。', then: '生成后可在工作室中修改任何一处。', read: '评分卡还需要读取：{{names}}（已加入数据部分）。',
  },
  path: { edit: '编辑', compare: '比较', backtest: '回测', submit: '提交', label: '从草稿到提交' },
  view: { label: '编辑方式', forms: '表单', graph: '专家图形', text: '文件' },
  act: { undo: '撤销', redo: '重做', discard: '放弃草稿', discardQuestion: '放弃草稿并回到产品页？', toCompare: '下一步：比较', toBacktest: '下一步：回测', toSubmit: '下一步：提交', download: '下载文件', leaveTitle: '草稿还没有提交', leave: '草稿保存在本浏览器，可以以后继续编辑。现在离开？', leaveYes: '离开', leaveNo: '留下' },
  section: { basics: '产品', terms: '金额、期限与还款', who: '准入', eligibility: '准入规则', limit: '额度规则', price: '定价规则', enhancement: '担保与增信', authority: '审批权限', data: '所需数据', label: '产品的各部分' },
  sectionLead: {
    basics: '叫什么、给谁、什么时候能办。', terms: '客户可以申请的范围和逾期后果。', who: '谁能申请；规则表中每一行成立，就是一条拒绝原因。', limit: '最多借多少，以元为单位。', price: '在基准利率上加多少，以基点为单位（1 基点 = 0.01%）。',
    enhancement: '什么时候需要担保，担保分担多少损失。', authority: '什么可以不经人工直接通过，什么必须转人工。', data: '规则和评分卡读取的数据；每类数据都要客户授权。',
  },
  say: {
    scorecard: '申请人由 {card} 评分；换卡时，该卡要用到的数据会补到下面。',
    names: '产品中文名 {zh}，英文名 {en}。', layer: '属于 {layer}。', valid: '{from} 起可以申请，到 {to} 截止（不填为长期有效）。', purposes: '贷款可用于 {purposes}。', amount: '单笔最低 {min}，最高 {max}，按 {step} 的整数倍取整。', tenor: '期限最短 {min}，最长 {max}。', repayment: '还款方式可选 {ways}。', frequency: '{often} 还款。', roll: '到期日遇节假日 {where}。',
    late: '到期后宽限 {grace}；逾期部分在合同利率上加收 {overdue}，挪用部分加收 {misuse}。', sizes: '面向 {sizes} 企业和同规模的经营主体。', barred: '不服务的行业：{industries}。', price: '利率以 {base} 为基准，加上下面规则给出的点数，最低 {floor}，最高 {cap}；按 {count} 计息。', noFees: '除利息外不收任何费用。',
    facility: '本产品为授信额度：一份合同，多次提款', revolving: '额度{revolving}。', draw: '每次提款不少于 {minimum}，单笔最长 {most}；提款期满后最长再用 {after}。',
    receivables: '以应收账款为基础（保理）', recourse: '{recourse}；受让后{notified}买方。', advance: '可用额度不超过合格应收账款的{advance}，单一买方最多占合格部分的{debtor}。', claimDays: '账期最长{most}；到期后宽限{grace}仍计入；发票累计金额可超过订单及签收金额{tolerance}。', noTransfer: '该额度项下的借据{may}转让份额。', noSeasons: '额度全年不变。', seasons: '额度随季节变化，全年每一天须恰好属于一个季节（日期写作 月-日）：', season: '{zh}（英文 {en}）：{from} 至 {until}，可用 {part}。', addSeason: '增加一个季节',
    noStages: '额度一次放开。', stages: '额度分阶段放开，各阶段合计不超过全部额度：', stage: '{zh}（英文 {en}）：放开 {part}。', milestone: '须由 {source} 核验“{zh}”（英文 {en}）。', openAtOnce: '签约即放开。', addStage: '增加一个阶段',
    fee: '{zh}（英文 {en}）：由 {payee} 收取，为本金的 {percent}，{when}，{only}。', addFee: '增加一项费用', enhanced: '需要增信', enhancement: '增信方式为 {zh}，适用协议 {agreement}，分担损失的 {cover}。', requiredWhen: '满足以下条件时必须有担保：', straight: '允许系统自动审批', authority: '自动审批的金额不超过 {most}，超过的转人工。',
    referWhen: '有下列情形之一的，转人工审批：', noRefer: '没有必须转人工的情形。', referReason: '原因写作“{zh}”，英文 {en}。', addRefer: '增加一种转人工的情形',
  },
  field: {
    scorecard: '评分卡',
    nameZh: '产品中文名', nameEn: '产品英文名', layer: '产品层', description: '产品说明', validFrom: '开始日', validTo: '截止日', purpose: '贷款用途', amount: { min: '最低金额', max: '最高金额', step: '取整单位' }, tenor: { min: '最短期限', max: '最长期限' }, repayment: '还款方式', frequency: '还款频率', roll: '节假日顺延', grace: '宽限天数',
    recourse: '追索权', notified: '是否通知买方', advance_percent: '融资比例', debtor_percent: '单一买方占比上限', tolerance_percent: '单据金额容差', most_days: '账期上限', grace_days: '宽限期', overdue_uplift_percent: '逾期加收', misuse_uplift_percent: '挪用加收', sizes: '企业规模', barred: '不服务的行业', base: '基准利率', dayCount: '计息方式', floor_percent: '利率下限', cap_percent: '利率上限', feeName: '费用名称', feeNameEn: '费用英文名', payee: '收款方', feePercent: '费率', feeWhen: '收取时间', feeOnly: '收取条件', revolving: '是否循环', noTransfer: '能否转让份额', minimum: '单笔最低提款', most_months: '单笔最长期限', months_after_end: '期满后可再用', part: '可用额度', seasonZh: '季节名称', seasonEn: '季节英文名', seasonFrom: '起（月-日）', seasonUntil: '止（月-日）', stageZh: '阶段名称', stageEn: '阶段英文名', milestoneZh: '核验节点', milestoneEn: '核验节点英文名', source: '核验单位',
    enhancement: '增信方式', agreement: '协议代码', cover: '分担比例', maxAmount: '自动审批上限', reasonZh: '原因（中文）', reasonEn: '原因（英文）',
  },
  group: { request: '申请', firm: '主体', score: '评分', offer: '授信', data: '数据', step: '前面步骤的结果' },
  order: { number: { '>': '大于', '>=': '不小于', '<': '小于', '<=': '不大于', '==': '等于', '!=': '不等于' }, text: { '==': '为', '!=': '不为' } },
  formula: {
    variable: '变量', order: '比较', value: '取值', number: '数值', missing: '缺失', present: '有值', in: '属于', notIn: '不属于', and: '且', or: '或', not: '并非（{a}）', removeTerm: '去掉第 {{number}} 个条件', minTwo: '{a}，不超过 {b}', maxTwo: '{a}，不低于 {b}', minMany: '以下各项中最小的：{list}', maxMany: '以下各项中最大的：{list}', comma: '、',
    otherwise: '{a}（缺失时按 {b}）', choice: '如果 {when}，取 {then}，否则取 {otherwise}', call: { abs: '{a} 的绝对值', floor: '{a} 向下取整', ceil: '{a} 向上取整', round: '{a} 四舍五入到 {n} 位小数', trunc: '{a} 截到 {n} 位小数', len: '{a} 的条数' },
    add: { and: '并且…', or: '或者…', plus: '加一项', minus: '减一项', times: '乘以比例', most: '不超过…', least: '不低于…', choice: '分情况' }, addTo: '增加', write: '写公式', asText: '公式', insert: '插入变量', reads: '读作：', unread: '还不是完整的公式',
  },
  control: { notNumber: '请填数字', remove: '移除{{what}}', cancel: '取消', apply: '确定' },
  table: {
    title: '规则表', firstLead: '从上到下看，取第一条成立的行；条件为“任意”表示不看这一项。', reasonsLead: '每一行成立就给出一条拒绝原因；都不成立即为准入。', collectLead: '收集所有成立的行。', keys: '方向键移动，直接输入或按回车修改，可从 Excel 粘贴。', row: '第 {{number}} 行', rowMenu: '第 {{number}} 行的操作',
    insertAbove: '在上面插入', insertBelow: '在下面插入', duplicate: '复制一行', moveUp: '上移', moveDown: '下移', deleteRow: '删除这一行', moveLeft: '左移', moveRight: '右移', deleteColumn: '删除这一列', columnMenu: '“{{name}}”列的操作', heading: '第 {{number}} 列的标题', tests: '这一列看什么', holds: '这一列填什么', wholeCondition: '整条条件',
    addRow: '增加一行', addCondition: '增加条件列', addResult: '增加结果列', newResult: '新结果', copy: '复制整表', copied: '已复制，可粘贴到 Excel', copyFailed: '浏览器不允许复制', pasted: '已粘贴 {{taken}} 格', pastedSome: '已粘贴 {{taken}} 格，{{refused}} 格看不懂或放不下', others: '其他变量', passThrough: '后面的步骤还能读到前面的结果', onlyResults: '后面的步骤只能读到本表的结果',
  },
  holds: { yuan: '金额', share: '比例', bps: '基点', months: '月数', plain: '数值' },
  cell: { numberHint: '如 300万、20%', numberHintTest: '', textHint: '多个用顿号隔开，“非”表示除外', boolHint: '是、否或任意', wholeHint: '写一条完整的条件', choose: '选择', not: '除这些以外', unread: '看不懂，请改写' },
  step: {
    name: '第 {{number}} 步的名称', kind: { decisionTableNode: '规则表', expressionNode: '算式', switchNode: '分支' }, takes: '＝', formulaName: '第 {{number}} 个算式的名称', addFormula: '在前面加一个中间结果', removeFormula: '去掉', used: '别处还在使用', addStep: '增加一步', add: { table: '规则表', formulas: '算式' },
    remove: '删除', removeNamed: '删除步骤{{name}}', removeQuestion: '删除步骤“{{name}}”？', switchStays: '分支在专家图形中增删', answers: '这一步给出最终结果，不能删除', isRead: '后面的步骤还在使用它的结果', when: '当', otherwise: '其他情况', way: '第 {{number}} 个分支', goes: '→ 执行“{to}”', answer: '结果', only: '仅当 {when} 时：', onlyOtherwise: '其他情况：',
  },
  data: { consent: '授权用途：{purpose}', purpose: '授权用途', name: '名称', field: '数据项', type: '类型', needed: '是否必需', values: '取值（范围，或 代码 名称）', use: '使用', read: '规则在用', unread: '规则未用', stays: '规则还在使用', add: '添加数据类别', addFeature: '添加数据项', ask: '数据项代码，如 pos_inflow_12m_fen', badName: '用小写字母、数字和下划线，不能重复', addRange: '限定取值', noRange: '不限定取值', min: '最小值', max: '最大值' },
  check: {
    title: '校验', okBut: '没有错误，可以提交；{{said}}', checking: '正在校验…', ok: '没有问题，可以提交', error: '错误', warning: '请留意', note: '提示', errors: '{{count}} 处错误', warnings: '{{count}} 处请留意', notes: '{{count}} 处提示', witness: '例如{{said}}时。', go: '查看', failed: '校验没有完成', unreadable: '文件无法读取', where: '位置', rest: '其他位置的问题',
  },
  text: { lead: '产品文件（YAML）。在这里改动后，表单随之改变；注释会保留。', label: '产品文件（YAML）', unread: '文件还不能读成产品：{{why}}', apply: '应用到表单', revert: '还原' },
  graph: { lead: '与表单是同一份规则图（GoRules JDM）。在图中的修改会直接进入草稿，回到表单后照常编辑。编辑器自身的文字为英文。', which: '规则图', loading: '正在载入图形编辑器…', failed: '图形编辑器没有载入，请用表单或文件编辑。', unsupported: '图中有本系统不支持的节点，校验会指出。', phone: '图形编辑器需要较宽的屏幕。' },
  compare: { lead: '草稿与第 {{version}} 版相比，政策上的变化：', none: '草稿与基础版本的政策相同。', newProduct: '这是新产品，没有可比较的版本。', text: '文件逐行比较' },
  backtest: { on: '用什么回测', onRecorded: '已记录的决策', onPast: '历史贷款（建模样本）', lead: '用草稿重新计算已记录的决策，看谁会进、谁会出。不作任何记录。', reference: '用哪个产品的历史申请试算', referenceLead: '新产品还没有自己的申请：把草稿当作这个产品的下一版，看它的历史客户会得到什么结果。', run: '开始回测', must: '草稿有错误，改正后才能回测。' },
  submit: { lead: '提交后进入待审批，由另一位同事批准后生效；草稿随之从本浏览器移除。', version: '提交为《{{name}}》第 {{version}} 版', code: '产品代码', button: '提交审批', blocked: '还有 {{count}} 处错误，不能提交。', same: '草稿与基础版本相同，没有可提交的改动。', checked: '校验通过', done: '已提交审批', compared: '看过比较', tested: '做过回测', notTested: '还没有回测', notCompared: '还没有看比较' },
};

export default zh;
