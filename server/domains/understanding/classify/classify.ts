const v = (value: string) => ({ value, confidence: 0.5, because: [] as string[] })
export const understand = (_: string, __: object) => ({ business: v('ebank'), nature: v('attitude'), emotion: v('angry'), complaint: v('true'), intent: v('complaint'), signals: [] as string[] })
