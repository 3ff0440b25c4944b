export const live = {
  lost: '未实时更新',
  says: '与服务器的实时连接断开了。页面每 20 秒刷新一次，恢复后自动跟上。',
} as const
