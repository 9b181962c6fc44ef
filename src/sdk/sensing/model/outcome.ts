/** Words of the Solidity `Outcome`, in its order: what became of a batch that was submitted. */
export const OUTCOMES = ["Sealed", "Known", "Equivocated"] as const;

export type Outcome = (typeof OUTCOMES)[number];
