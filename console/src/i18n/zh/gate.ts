const zh = {
  title: '登录安济', lead: '小微企业信贷系统', institution: '机构代码', name: '用户名', password: '密码', signIn: '登录', needed: '请填写此项',
  forgotten: '忘记密码？请本机构系统管理员为您生成新的一次性链接。',
  welcome: '欢迎使用安济', redeeming: '正在核验一次性链接…', linkMissing: '链接中缺少令牌', linkMissingLead: '请完整复制管理员给您的链接，再次打开。', toLogin: '前往登录',
  setPassword: '设置密码', setPasswordLead: '您好，{{name}}。请为自己设置密码，此后用它登录。', newPassword: '新密码', again: '再次输入', differ: '两次输入不一致',
  rule: '至少 12 个字符，用户名、机构名称不计入，常见密码不可用；长句比复杂符号更好记也更安全。', tooShort: '至少 12 个字符', saveAndGo: '保存并进入',
  setup: '首次启动', setupLead: '这是一个空的数据目录。设置第一位管理员，他可以添加其他用户。', setupDone: '本系统已完成首次设置，请登录。',
  setupToken: '设置令牌', setupTokenHelp: '见服务器启动时打印的链接', create: '创建管理员并进入',
};

export default zh;
