/** A leg by which nothing moves: a contract of a domain has to agree that the rest does. */
export interface LegKind {
  /** Name of the contract that is the leg's asset. */
  readonly contract: string;
  /** What it means. @param reference Of the deal. */
  readonly View: React.ComponentType<{ readonly reference: string | null }>;
}
