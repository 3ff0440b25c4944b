import type { Ctx } from '#platform/context.ts'
export async function reopenAfterLookBack(_: Ctx, __: string, ___: string) {}
export async function verifyByLookBack(_: Ctx, __: string) {}
