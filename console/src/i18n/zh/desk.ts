const zh = {
  title: '担保台',
  lead: '担保机构的业务簿：责任余额与放大倍数、集中度、资产分级、准备金、代偿率，逐项与监管界限并列；见贷即保按限额即时答复。',
  tabs: { label: '担保台内容', desk: '指标与在保', pools: '财政资金池', history: '历史数据' },
  guarantees: '在保笔数', balance: '在保余额', liability: '责任余额', means: '净资产（已扣同业股权）', room: '尚可承保责任',
  statement: '财务数据截至 {{day}}。', noStatement: '尚未登记财务数据，各项比率无法计算。', times: '倍', line: '界限', figure: '指标', value: '数值', light: '灯', nothing: '暂无',
  lights: { green: '绿灯', yellow: '黄灯', red: '红灯', none: '无数据' },
  atMost: { title: '不得超过界限的指标', lead: '竖线为界限；达到界限九成转黄，超过转红。' },
  atLeast: { title: '不得低于界限的指标', lead: '竖线为界限；低于界限转红。' },
  kinds: { title: '在保余额与责任余额', lead: '责任余额按《融资担保责任余额计量办法》的权重折算，只计本机构承担部分。', kind: '品种', customers: '户数' },
  single: '最大十户', group: '最大十个关联方', banks: '各合作银行本年代偿', banksLead: '依次为已代偿、已解除与代偿率（代偿率以解除额为分母）', tiers: '资产分级', reserves: '准备金', flows: '本年费用与补贴',
  lane: { open: '见贷即保已开通', closed: '见贷即保未开通', answer: '见贷即保答复', given: '已出具担保 {{number}}，本机构责任 {{own}} 元。', referred: '超出通道限额，请人工审查后出具。', stopped: '触及界限或叫停线，通道不受理。', rule: '规则', allowed: '允许', found: '实际', holds: '是否符合', yes: '符合', no: '不符' },
  ask: { title: '见贷即保申请', explain: '银行按约定限额放贷，系统逐条核对规则并即时答复；全部符合即出具担保。', number: '担保编号', customer: '企业统一社会信用代码或编号', group: '所属关联集团（没有可留空）', kind: '业务品种', bank: '银行机构代码', amount: '贷款金额（元）', bankPercent: '银行承担比例（%）', term: '期限（月）', fee: '年担保费率（%）', needed: '请填写' },
  kind: { 'small-firm': '小微企业借款担保', farmer: '农户借款担保', housing: '住房置业担保', 'other-loan': '其他借款担保', other: '其他融资担保' },
  record: { title: '登记业务事项', explain: '登记解除、代偿、追偿、费用补贴，或财务数据（statement）与通道限额（lane）。全部登记或全部不登记。', field: '事项（YAML）', needed: '请填写可读的 YAML 列表' },
  pool: {
    none: '还没有资金池。', open: '设立资金池', openExplain: '按协议设立风险补偿资金池：分担比例、单笔与年度上限、补贴上限、叫停线。', record: '登记收支', recordExplain: '登记注资、损失补偿、追偿返还与补贴。补偿金额由系统按比例和上限计算。',
    share: '承担银行损失的 {{percent}}%', balance: '余额', funded: '累计注资', paid: '累计补偿', returned: '追偿返还', subsidies: '累计补贴', flow: '资金来去', what: '事项', amount: '金额', limits: '上限与叫停', perClaim: '单笔上限', perYear: '本年补偿 / 年度上限', subsidyPerYear: '本年补贴 / 年度上限', stop: '叫停线（补偿占注资）',
    ledger: '台账', addsUp: '账实相符：注资与返还减补偿与补贴等于余额', wrong: '台账不平，请立即核对并告知系统管理员', on: '日期', reference: '编号', party: '对方', basis: '损失或追偿额', change: '收支', cut: '限于', audit: '审计',
  },
  past: { none: '还没有历史贷款。用 anji import sba 导入后显示。', lead: '公开的真实历史贷款；担保代偿按核销本金乘担保比例计算，逐笔四舍五入到分。', byYear: '各批准年度的损失与分担', byPercent: '各担保比例', year: '年度', percent: '担保比例', loans: '笔数', bad: '核销笔数', disbursed: '放款', repaid: '已还', chargedOff: '核销', compensated: '担保代偿', lender: '银行承担' },
  programme: { kind: '公共信贷项目：按类型', state: '公共信贷项目：按州', year: '公共信贷项目：按企业成立年份', yearLead: '公开文件没有交易日期，成立年份是其中唯一的年份。', group: '分组', transactions: '笔数', financed: '融资额', public: '公共资金', premium: '双方保费', guaranteed: '担保额', collateral: '押品支持' },
};

export default zh;
