import { type Check, checkNames } from "../../../src/sdk/sensing/quality.ts";
import type { Judged } from "./judge.ts";

/** Circumstances of delivery, which say nothing of the value; each is caught, but weighs less than a verdict on the water. */
export class Tally {
  episodes = 0;
  caught = 0;
  tampered = 0;
  flagged = 0;
  readonly delays: number[] = [];
  /** In how many episodes each check spoke. */
  readonly episodesOf = new Map<Check, number>();
  /** How many tampered readings each check flagged. */
  readonly readingsOf = new Map<Check, number>();

  /**
   * Adds an episode.
   *
   * @param tampered Readings that were tampered with, or that follow what was deleted, with what spoke against them.
   */
  add(tampered: readonly Judged[], from: number): void {
    const flagged = tampered.filter(({ checks }) => checks !== 0);
    this.episodes += 1;
    this.tampered += tampered.length;
    this.flagged += flagged.length;
    const seen = new Set<Check>();
    for (const { checks } of flagged) {
      for (const name of checkNames(checks)) {
        seen.add(name);
        this.readingsOf.set(name, (this.readingsOf.get(name) ?? 0) + 1);
      }
    }
    for (const name of seen) this.episodesOf.set(name, (this.episodesOf.get(name) ?? 0) + 1);
    if (flagged.length === 0) return;
    this.caught += 1;
    this.delays.push((Math.min(...flagged.map(({ shownAt }) => shownAt)) - from) / 3_600_000);
  }

  /** Checks that spoke, the most telling first. */
  checks(): string {
    return [...this.episodesOf]
      .sort(([a, x], [b, y]) => y - x || (this.readingsOf.get(b) ?? 0) - (this.readingsOf.get(a) ?? 0))
      .map(([name, count]) => `${name} ${count}`)
      .join(", ");
  }

  medianDelay(): number | undefined {
    return [...this.delays].sort((a, b) => a - b)[Math.floor(this.delays.length / 2)];
  }
}
