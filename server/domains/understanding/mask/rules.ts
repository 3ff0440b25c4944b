export const maskSecrets = (text: string) => ({ text, masked: [] as { kind: string; count: number }[] })
