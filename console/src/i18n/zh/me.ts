const zh = {
  title: '我的账户', lead: '身份、密码与显示设置', who: '身份', name: '用户名', roles: '角色', institution: '机构', kind: '机构类型', password: '修改密码', passwordLead: '修改后，其他设备上的登录立即失效。', current: '当前密码', needed: '请填写此项', change: '修改密码', changed: '密码已修改',
  session: '登录会话', sessionLead: '会话保存在浏览器无法被脚本读取的 Cookie 中；离开电脑前请退出。', signOut: '退出登录', display: '显示设置', unit: '金额单位', language: '语言', theme: '外观',
  sessions: '我的会话', sessionsLead: '以您的身份打开的登录会话；不认识的请立即结束，并修改密码。只记录浏览器与系统的名称，不记录网络地址。', toSessions: '查看我的会话', device: '登录设备', thisOne: '当前', began: '登录时间', seen: '最近使用', ends: '最晚失效', acts: '操作', end: '结束', endLead: '结束后，{{device}} 上的会话立即退出登录。', endOthers: '结束其他会话', endOthersLead: '其他 {{count}} 个会话立即退出登录；当前会话保留。',
};

export default zh;
