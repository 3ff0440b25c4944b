/** Every code with which the server refuses, in the words of the person who reads it. */
export const refusals = {
  unknown: '操作未被接受（{{code}}）。',
  fault: '系统内部出错，已记录。请稍后再试。',
  'no-answer': '服务器没有应答，请稍后再试；重复提交不会重复办理。',
  'not-found': '找不到这一项，或它不在您的权限范围内。',
} as const
