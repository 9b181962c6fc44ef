import { isRevert } from "../revert.ts";
import type { Due, DueList, Unreadable } from "./due.ts";

/** Reads that a node is asked for at once. */
const AT_ONCE = 50;

export const emptyList: DueList = { dues: [], unreadable: [] };

export function joined(lists: readonly DueList[]): DueList {
  return { dues: lists.flatMap(({ dues }) => dues), unreadable: lists.flatMap(({ unreadable }) => unreadable) };
}

/**
 * What is due of each of many things. A thing about which a contract refuses to answer is left out, and told.
 *
 * @throws What `dueOf` throws beside that.
 */
export async function listEach<T>(
  things: readonly T[],
  subjectOf: (thing: T) => string,
  dueOf: (thing: T) => Promise<readonly Due[]>,
): Promise<DueList> {
  const dues: Due[] = [];
  const unreadable: Unreadable[] = [];
  const one = async (thing: T) => {
    try {
      dues.push(...(await dueOf(thing)));
    } catch (error) {
      if (!isRevert(error)) throw error;
      unreadable.push({ subject: subjectOf(thing), reason: error.message });
    }
  };
  for (let i = 0; i < things.length; i += AT_ONCE) await Promise.all(things.slice(i, i + AT_ONCE).map(one));
  return { dues, unreadable };
}
