/** One trouble in the words of seven customers. */
export const BURST_VOICES = [
  '手机银行登录不上，一直提示系统繁忙',
  '手机银行一直登录不上，提示系统繁忙',
  '登录不上手机银行，总是提示系统繁忙',
  '手机银行登录不上去，老是系统繁忙',
  '手机银行怎么登录不上，显示系统繁忙',
  '今天手机银行登录不上，系统繁忙',
  '手机银行登录不上，系统一直繁忙',
] as const
