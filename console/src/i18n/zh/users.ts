const zh = {
  title: '用户与角色', lead: '谁可以做什么。经办与复核由不同的人担任，系统在每一步核对。', people: '用户', roles: '角色与权限', keys: '接口密钥',
  name: '用户名', role: '角色', state: '状态', locked: '已锁定', acts: '操作', add: '添加用户', addLead: '系统将生成一次性链接，由本人打开后自行设置密码。', nameHelp: '小写字母、数字、点与连字符', needName: '请填写用户名', needRoles: '请至少选择一个角色',
  link: '一次性链接', linkNote: '此链接只显示一次，请立即通过安全渠道交给本人；过期或使用后即失效。', newLink: '重新生成链接', newLinkLead: '为 {{name}} 生成新的一次性链接；此前的链接立即失效。',
  changeRoles: '调整角色', disable: '停用', disableLead: '停用后，{{name}} 立即退出登录且不能再登录；其历史记录保留。', endSessions: '结束会话', sessionsLead: '{{name}} 在所有设备上立即退出登录，可以重新登录。', noSessions: '没有打开的会话', seen: '最近使用',
  action: '权限', rolesLead: '一行一项权限；经办、审批与放款不由同一角色担任。', may: '可以', mayNot: '不可以',
  keyLabel: '用途', keyUser: '所属用户', keyState: '状态', keyMade: '创建时间', keyUntil: '有效期至', addKey: '新建密钥', addKeyLead: '程序使用密钥调用接口，权限与所属用户相同。', keySecret: '接口密钥', keyNote: '此密钥只显示一次，请立即保存到安全的位置。', revoke: '吊销', revokeLead: '吊销后，使用此密钥的程序立即无法访问。', needLabel: '请填写用途',
};

export default zh;
