/** How a lot came from one organisation to another, in the order of the chain's numbers: what its giver answers for follows from it. */
export const PASSING_MARKS = ["Endorsed", "Limited", "WithoutRecourse", "Enforced", "Ordered"] as const;

export type PassingMark = (typeof PASSING_MARKS)[number];
