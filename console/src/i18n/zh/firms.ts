const zh = {
  title: '企业',
  lead: '本机构建有档案的企业：身份、授权、授权范围内的数据、申请与贷款。',
  list: { q: '名称或信用代码', qHint: '名称片段或完整代码', region: '地区', industry: '行业', name: '企业名称', uscc: '统一社会信用代码', standing: '登记状态', registered: '成立日期', data: '数据', real: '真实数据', empty: '本机构还没有企业档案。客户经理登记企业并取得授权后，即可提交申请。' },
  tabs: { label: '档案内容', file: '授权与数据', portrait: '画像', business: '申请与贷款', audit: '审计' },
  identity: { title: '身份', uscc: '统一社会信用代码', masked: '已遮盖；查看完整代码须说明理由并记入审计', shown: '完整代码，本次查看已记入审计', hide: '重新遮盖', region: '地区', industry: '行业', body: '主体类型', registered: '成立日期', standing: '登记状态', kyc: '身份核验', size: '企业规模', sizeUnknown: '无法划型', why: '划型依据' },
  reveal: '统一社会信用代码可用于查询企业的全部公开登记，请说明为何需要完整代码。此次查看将连同理由记入审计。',
  consents: {
    title: '授权', lead: '企业同意本机构为何目的、在何期限内读取哪些数据；撤回即日起不再读取。', purpose: '用途', categories: '数据类别', recipient: '被授权机构', from: '生效', until: '到期', state: '状态', method: '取得方式', hash: '授权书摘要（SHA-256）', withdrawn: '撤回于 {{day}}', empty: '尚无授权：没有授权就不能读取数据，也不能提交申请。', acts: '操作',
    withdrawExplain: '撤回后立即停止读取“{{categories}}”数据。已作出的决策及其依据照旧保留。',
  },
  grant: {
    explain: '登记企业已签署的授权。只保存授权书的摘要，不保存原文。', purpose: '用途', categories: '数据类别', categoriesHelp: '已按在售产品所需列出；企业同意得少，就少选', categoriesNeeded: '请至少选择一类数据', from: '生效日', fromHelp: '留空为今日（{{today}}）', until: '到期日', untilHelp: '留空为一年', method: '取得方式', text: '企业看到并同意的授权书全文', textNeeded: '请粘贴授权书全文，系统保存其摘要',
    purposes: { 'credit-assessment': '授信审查', 'post-loan': '贷后管理' },
    methods: { 'counter-signature': '柜面签字', 'one-tap': '线上确认' },
    category: { tax: '税务', power: '用电', 'social-security': '社保', orders: '订单', pos: '收单流水', 'delivery-platform': '外卖平台', 'bank-flow': '账户流水', 'credit-report': '征信', judicial: '司法', environment: '环保', 'market-supervision': '市场监管', application: '申请资料', administrative: '行政许可与处罚', bidding: '招标投标', carbon: '碳账户', 'chain-orders': '核心企业供应链', 'crop-sensors': '农业传感', customs: '海关', freight: '货运', 'government-procurement': '政府采购', 'housing-fund': '住房公积金', insurance: '保险', 'intellectual-property': '知识产权', invoices: '发票', 'live-commerce': '直播与社区电商', 'machine-telemetry': '设备物联', property: '不动产与土地', telecom: '电信', utilities: '水气' },
  },
  features: { title: '授权范围内的数据', lead: '只显示有效授权所列类别的最新观察值。', name: '指标', value: '数值', observed: '观察日', empty: '没有可显示的数据：没有有效授权，或授权的类别下尚无观察值。' },
  peers: {
    title: '同业比较', leadSection: '本机构{{section}}企业，{{day}} 的客群分层', leadAll: '本机构全部企业（同行业不足 10 户），{{day}} 的客群分层', score: '得分', own: '本企业', range: '同业中间一半（浅色）、中位（竖线）、本企业（深色），0 至 100 分', median: '同业中位', above: '高于同业', firms: '同业户数', said: '本企业 {{own}} 分；同业四分之一位 {{lower}}，中位 {{median}}，四分之三位 {{upper}}', few: '有得分的同业不足 10 户，暂不比较', none: '尚未生成全部企业画像，请先在客群分层中生成',
  },
  portrait: {
    cashBreak: '{{days}} 天内资金链断裂的概率：{{percent}}', cashBreakAlarm: '达到预警线（不断裂的企业月中至多约 5% 会误报）。', cashBreakQuiet: '未达到预警线。', cashBreakWhy: '主要原因：{{reasons}}。', cashBreakModel: '模型以模拟企业训练，尚未用真实企业校准。',
    scores: '维度得分', dimensions: '五个维度', dimensionsLead: '每项 0 至 100 分；数据不足的维度不计分，也不计入总分', dimension: '维度', scoreOf: '得分（0 至 100）', notScored: '不计分', coverage: '覆盖率', coverageNote: '有数值的指标占全部指标，按权重', total: '总分', totalOf: '总分（0 至 100）', ofHundred: '分，满分 100', grade: '等级', gradeNote: '按总分分段，A 最好、D 最差', class: '分类', stage: '生命周期', confidence: '可信度', confidenceNote: '综合覆盖率、历史长度与数据新鲜度',
    course: '近两年总分', courseLead: '每月末，按当时适用的窗口计算', pointUnit: '分', pointsOf: '{{points}} 分', on: '日期', value: '数值', points: '得分', pointsShort: '得分', onlyShown: '只展示，不计分', indicator: '指标', meaning: '说明什么', direction: '方向', computed: '算法', over: '窗口', weighs: '{{dimension}}，权重 {{weight}}', source: '来源', indicators: '指标（{{count}} / {{all}} 项有值）', indicatorsLead: '得分 0 至 100，“–”为只展示、不计分；点击指标，可追溯到报送文件与行', noneHere: '这一维度暂无有值的指标',
    missing: '暂无数值 {{count}} 项', missingFor: '暂无数值 {{count}} 项：{{reason}}', seen: '截至 {{day}}，依据 {{facts}} 个报送数值，来自：{{categories}}。', notConsented: '未获授权、未使用：{{categories}}。', empty: '授权范围内的数据源尚未报送这家企业的数据，无法形成画像。', bring: '到数据中枢报送文件',
    window: '{{months}} 个月', courseOf: '近两年走势', courseOfLead: '每月末的数值', lineage: '数据来源', lineageAll: '共 {{all}} 条', lineageSome: '显示最近 {{shown}} 条，共 {{all}} 条', lineageOld: '；被后来的报送取代的旧值划线保留', noTrace: '没有可追溯的报送记录', file: '文件', fileRow: '{{file}}，第 {{row}} 行', row: '行', learned: '获知时间', takenBack: '已撤回', superseded: '旧值', replayed: '隔离后重放',
  },
  business: { applications: '贷款申请', loans: '贷款', noApplications: '该企业在本机构没有贷款申请。', noLoans: '该企业在本机构没有贷款。', product: '产品', amount: '申请金额', state: '状态', submitted: '提交日', number: '借据号', principal: '合同本金', starts: '起始日', ends: '到期日', all: '查看全部', open: '查看' },
  erase: {
    warn: '此操作不可恢复。企业名称、统一社会信用代码等身份信息及其摘要密钥将被永久删除；贷款、决策与账簿仍以内部编号保留，无法再与该企业对应。',
    typeName: '第一重确认：请输入企业全称“{{name}}”', nameDiffers: '与企业全称不一致', typeWord: '第二重确认：请输入“{{word}}”', word: '永久删除', wordDiffers: '请输入“{{word}}”',
  },
  register: {
    act: '登记企业', explain: '信用代码已登记过的企业将直接打开原有档案。', uscc: '统一社会信用代码', usccNeeded: '请填写 18 位统一社会信用代码', name: '登记名称', nameNeeded: '请填写登记名称', region: '地区代码（GB/T 2260）', regionHelp: '六位数字；留空取信用代码中的登记地', industry: '行业代码（GB/T 4754）', industryHelp: '如 C1411', industryNeeded: '请填写行业代码', registered: '成立日期', standing: '登记状态', kyc: '身份核验',
    standings: { active: '存续', abnormal: '经营异常', deregistered: '注销', revoked: '吊销' },
    kycs: { complete: '已完成', incomplete: '未完成', hit: '名单命中' },
  },
};

export default zh;
