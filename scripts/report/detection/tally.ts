import { Check, type Check as CheckName, checkNames } from "../../../src/sdk/sensing/model/quality.ts";
import type { Judged } from "./judge.ts";

const HOUR = 3_600_000;
/** Where an episode begins and ends the values jump; what speaks further inside sees the tampering itself. */
const EDGE = 3 * HOUR;

/** What came of one kind of falsification. */
export class Tally {
  episodes = 0;
  /** Episodes with a flagged reading, and those with one away from the edges. */
  caught = 0;
  inside = 0;
  /** The same, where another check than the comparison with upstream spoke. */
  insideAlone = 0;
  tampered = 0;
  flagged = 0;
  /** Hours from the first tampered reading to the one that showed it. */
  readonly delays: number[] = [];
  /** Per episode: flagged readings on its busiest day, as the operator of the station sees them. */
  readonly busiest: number[] = [];
  /** In how many episodes each check spoke. */
  readonly episodesOf = new Map<CheckName, number>();
  /** How many tampered readings each check flagged. */
  readonly readingsOf = new Map<CheckName, number>();

  /**
   * Adds an episode.
   *
   * @param tampered Readings that were tampered with, or that follow what was deleted, with what spoke against them.
   */
  add(tampered: readonly Judged[], busiest: number): void {
    const flagged = tampered.filter(({ checks }) => checks !== 0);
    const sent = tampered.map(({ reading }) => reading.sentAt);
    const [from, to] = [Math.min(...sent), Math.max(...sent)];
    this.episodes += 1;
    this.tampered += tampered.length;
    this.flagged += flagged.length;
    this.busiest.push(busiest);
    const seen = new Set<CheckName>();
    for (const { checks } of flagged) {
      for (const name of checkNames(checks)) {
        seen.add(name);
        this.readingsOf.set(name, (this.readingsOf.get(name) ?? 0) + 1);
      }
    }
    for (const name of seen) this.episodesOf.set(name, (this.episodesOf.get(name) ?? 0) + 1);
    if (flagged.length === 0) return;
    this.caught += 1;
    const inside = flagged.filter(({ reading }) => reading.sentAt >= from + EDGE && reading.sentAt <= to - EDGE);
    if (inside.length > 0) this.inside += 1;
    if (inside.some(({ checks }) => (checks & ~Check.UpstreamDisagreement) !== 0)) this.insideAlone += 1;
    this.delays.push((Math.min(...flagged.map(({ shownAt }) => shownAt)) - from) / HOUR);
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
