import { computeAddress } from "ethers";

/** The public key in an enode, in lower case; undefined where it is none. */
export const idOf = (enode: string): string | undefined =>
  /^enode:\/\/([0-9a-f]{128})@/i.exec(enode)?.[1]?.toLowerCase();

/** The address by which headers name the node of an enode, in lower case; undefined where the enode has no public key. */
export function addressOf(enode: string): string | undefined {
  const id = idOf(enode);
  try {
    return id === undefined ? undefined : computeAddress(`0x04${id}`).toLowerCase();
  } catch {
    return undefined; // no point of the curve
  }
}
