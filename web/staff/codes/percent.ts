/** 0.9443 → 94.4%; whole ones without a fraction. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`
