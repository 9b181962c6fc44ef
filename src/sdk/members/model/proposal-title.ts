/** How a description names the one account that may propose it, in the Governor's way. */
export const RESERVED = /#proposer=0x[0-9a-f]{40}$/i;

/** What members read: the description without the account that it is reserved for. */
export function proposalTitle({ description }: { readonly description: string }): string {
  return description.replace(RESERVED, "");
}
