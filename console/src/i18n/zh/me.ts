const zh = {
  title: '我的账户', lead: '身份、密码与显示设置', who: '身份', name: '用户名', roles: '角色', institution: '机构', kind: '机构类型', password: '修改密码', passwordLead: '修改后，其他设备上的登录立即失效。', current: '当前密码', needed: '请填写此项', change: '修改密码', changed: '密码已修改',
  session: '登录会话', sessionLead: '会话保存在浏览器无法被脚本读取的 Cookie 中；离开电脑前请退出。', signOut: '退出登录', display: '显示设置', unit: '金额单位', language: '语言', theme: '外观',
};

export default zh;
