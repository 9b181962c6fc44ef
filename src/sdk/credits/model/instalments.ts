/** A period in which one instalment is drawn or shipped: days YYYY-MM-DD, both included. */
export interface InstalmentPeriod {
  readonly from: string;
  readonly to: string;
}

export type InstalmentAnswer = "ok" | "NO_SUCH_INSTALMENT" | "CREDIT_CEASED";

/**
 * A credit that is drawn in instalments: one that was not drawn in its period makes it cease for that and every later one (UCP 600 art. 32). Needs no
 * network.
 *
 * @example
 * import { instalments } from "tallystick/credits";
 *
 * const drawn = instalments([{ from: "2025-03-01", to: "2025-03-31" }]);
 * console.log(drawn.draw(1, "2025-03-10"), drawn.hasCeased()); // ok false
 */
export function instalments(schedule: readonly InstalmentPeriod[]) {
  const done = new Set<number>();
  let ceased = false;
  return {
    /** @param no From 1. */
    draw(no: number, shipDate: string): InstalmentAnswer {
      const period = schedule[no - 1];
      if (period === undefined) return "NO_SUCH_INSTALMENT";
      const missed = schedule.some((earlier, i) => i < no - 1 && !done.has(i + 1) && earlier.to < shipDate);
      const inTime = shipDate >= period.from && shipDate <= period.to;
      if (ceased || missed || !inTime) {
        ceased = true;
        return "CREDIT_CEASED";
      }
      done.add(no);
      return "ok";
    },
    hasCeased: () => ceased,
  };
}
