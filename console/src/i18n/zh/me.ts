const zh = {
  title: '我的账户',
  lead: '密码与登录会话',
};

export default zh;
