const zh = {
  title: '事件推送',
  lead: '向您的系统推送签名事件，失败自动重试',
};

export default zh;
