import { ok, type Result } from '../../../../shared/domain/problem.ts';
import type { CustomerDirectory, DirectoryMatch } from '../../../ports/customer-directory.ts';

/**
 * Everybody who holds an identifier under any of its spellings: a system that compares letter by letter knows an e-mail
 * address under one of them alone. A spelling that cannot be asked fails the whole: nobody is "nobody" before.
 */
export const holdersOf = async (
  directory: CustomerDirectory,
  type: string,
  spellings: readonly string[],
): Promise<Result<readonly DirectoryMatch[]>> => {
  const found = await Promise.all([...new Set(spellings)].map((one) => directory.byIdentifier(type, one)));
  const byId = new Map<string, DirectoryMatch>();
  for (const result of found) {
    if (!result.ok) return result;
    for (const match of result.value) if (!byId.has(match.customer.id)) byId.set(match.customer.id, match);
  }
  return ok([...byId.values()]);
};
