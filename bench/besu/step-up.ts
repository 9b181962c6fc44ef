/** How offered load is stepped up. */
export interface StepUp {
  /** Transactions per second, rising. */
  readonly rates: readonly number[];
  /** Rates tried after the first that was too much, each halfway between the highest that was not and the lowest that was; more where none was borne yet. */
  readonly refinements: number;
}

/** @param keepsUp Offers a rate, and says whether nothing piled up. */
export async function stepUp(
  { rates, refinements }: StepUp,
  keepsUp: (rate: number) => Promise<boolean>,
): Promise<void> {
  let low = 0;
  let high: number | undefined;
  for (const rate of rates) {
    if (!(await keepsUp(rate))) {
      high = rate;
      break;
    }
    low = rate;
  }
  for (let n = 0; high !== undefined && (n < refinements || (low === 0 && high > 1)); n++) {
    const rate = Math.round((low + high) / 2);
    if (await keepsUp(rate)) low = rate;
    else high = rate;
  }
}
