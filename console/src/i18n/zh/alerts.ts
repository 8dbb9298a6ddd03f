const zh = {
  title: '预警', lead: '按预警规则查看有档案的企业，画像符合条件即发出预警；红色、橙色在前，同级按欠款多少排列。', tabs: '预警内容', nothing: '没有未关闭的预警', notClosed: '未关闭', erased: '企业身份已删除', late: '已逾期', becomes: '变为', over: '条件已消除', takenBack: '授权已撤回',
  tab: { work: '预警办理', warnings: '预警规则' },
  level: { red: '红色预警', orange: '橙色预警', yellow: '黄色预警', blue: '蓝色预警' },
  colour: { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' },
  status: { open: '待处理', taken: '处理中', closing: '待复核', closed: '已关闭' },
  work: { called: '电话核实', visited: '现场走访', checked: '资料核查', demanded: '要求增信或还款', other: '其他' },
  finding: { confirmed: '属实，已转处置', resolved: '属实，已化解', 'false-alarm': '误报', 'wrong-data': '数据有误' },
  tile: { label: '按级别筛选', toDo: '条未关闭', late: '逾期 {{count}} 条', lateAtLeast: '逾期至少 {{count}} 条' },
  column: { warning: '预警', level: '级别', firm: '企业', said: '读到的数值', grade: '等级', owed: '欠款', due: '办结期限', status: '状态', handler: '办理人', raised: '发出日', times: '发出次数' },
  look: { act: '立即查看', firms: '查看了 {{firms}} 户企业', nothing: '没有新的变化', found: '新发出 {{raised}} 条预警，{{changed}} 条数值有变，{{cleared}} 条条件已不成立', notConsented: '{{firms}} 户没有有效授权，未读取', withoutData: '{{firms}} 户在授权范围内没有数据', busy: '{{firms}} 户正有人办理，留待下次' },
  rule: { lead: '共 {{count}} 条规则，{{categories}} 类。条件中的金额以元计、占比以 % 计，其余按指标自身单位；条件与期限为本系统所定，尚未以违约结果校准。', group: '{{category}}（{{count}}）', when: '条件', within: '办结期限', todo: '处理要求', days: '{{count}} 天内', quiet: '关闭后 {{count}} 天内不再发出', takesTwo: '须另一人复核后关闭' },
  one: { seen: '发现了什么', seenLead: '{{day}} 所见；点击指标，可追溯到画像与报送文件', what: '指标', value: '数值', condition: '预警条件', todo: '应当怎么办', closing: '关闭', story: '办理经过', storyLead: '自最近一次发出以来', unreadSince: '授权已撤回：自 {{day}} 起不再读取相关数值，无从判断条件是否仍成立；请由人核实后关闭。', clearedSince: '自 {{day}} 起条件已不成立；预警仍须由人核实后关闭。', owed: '在本机构欠款', grade: '等级（一个月前、现在）', nobody: '无人办理', times: '第 {{count}} 次发出' },
  step: { raised: '发出预警', raisedAgain: '第 {{count}} 次发出预警', cleared: '条件已不成立', unread: '授权撤回，不再读取', note: '{{by}}：{{what}}', refused: '{{by}} 退回，不同意关闭', proposed: '{{by}} 提出关闭：{{what}}', closed: '{{by}} 关闭：{{what}}', agreed: '{{by}} 复核，同意关闭：{{what}}' },
  act: { take: '接手后由您办理，并在期限内关闭。', takeOver: '现由 {{name}} 办理；接手后改由您办理。', note: '登记已做的核实或处理，记入办理经过。', work: '方式', text: '内容', textNeeded: '请填写内容', close: '说明核实结果；确定后即关闭。', closeByTwo: '说明核实结果；由另一人复核同意后关闭。', finding: '核实结果', findingNeeded: '请选择核实结果', agree: '同意后预警即关闭，您为复核人。', refuse: '退回后由原办理人继续处理。' },
  firm: { title: '预警（未关闭 {{count}} / 共 {{all}}）', lead: '全部状态；点击预警可查看并办理', none: '这家企业没有预警', ofIndicator: '由此指标触发的预警（{{count}}）', ofIndicatorLead: '条件读取了这一指标' },
};

export default zh;
