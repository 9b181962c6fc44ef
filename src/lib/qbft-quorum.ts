/** How many of so many validators have to seal a block: two thirds, rounded up, as Besu asks for. */
export const qbftQuorum = (validators: number): number => Math.ceil((2 * validators) / 3);
