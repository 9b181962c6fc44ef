import type { StreamedEvent } from "../../core/events/event.ts";
import type { treatiesContract } from "../contracts.ts";
import type { LossNotice } from "../model/loss-notice.ts";
import { splitByLines } from "../model/reinsurance.ts";
import { noticeFrom, termsFrom } from "../model/terms-from.ts";
import type { TreatyTerms } from "../model/treaty-terms.ts";

/** A bound treaty that has not ended, as its events tell it. */
export interface BookedTreaty {
  readonly id: string;
  readonly terms: TreatyTerms;
  bound: boolean;
  /** Changes with each of its events. */
  version: number;
}

/** A loss that waits for the lead, or for the cedent's calls. */
export interface BookedLoss {
  readonly id: string;
  readonly notice: LossNotice;
  state: "Notified" | "Assessed" | "Contested";
  /** Last second of who is waited for. */
  by: number;
}

/** A share of a call that is due. */
export interface BookedShare {
  readonly call: string;
  readonly treaty: string;
  readonly org: number;
  readonly amount: bigint;
  payBy: number;
  disputed: boolean;
}

type Event = StreamedEvent<typeof treatiesContract>;

/** What events tell of treaties. */
export class TreatyBook {
  readonly #treaties = new Map<string, BookedTreaty>();
  readonly #losses = new Map<string, BookedLoss>();
  readonly #shares = new Map<string, BookedShare>();

  treaties(): BookedTreaty[] {
    return [...this.#treaties.values()].filter(({ bound }) => bound);
  }

  /** Those of a treaty. */
  losses(treaty: string): BookedLoss[] {
    return [...this.#losses.values()].filter(({ notice }) => notice.treaty === treaty);
  }

  shares(treaty: string): BookedShare[] {
    return [...this.#shares.values()].filter((share) => share.treaty === treaty && !share.disputed);
  }

  take(event: Event): void {
    if ("treaty" in event.args) this.#change(event.args.treaty);
    if (event.name === "TreatyQuoted") {
      const { treaty: id, terms } = event.args;
      this.#treaties.set(id, { id, terms: termsFrom(terms), bound: false, version: 0 });
    } else if (event.name === "TreatyBound") {
      const treaty = this.#treaties.get(event.args.treaty);
      if (treaty !== undefined) treaty.bound = true;
    } else if (event.name === "TreatyCommuted" || event.name === "TreatyClosed") this.#end(event.args.treaty);
    else if (event.name === "CallMade") this.#call(event.args);
    else if ("loss" in event.args) this.#loss(event);
    else if ("call" in event.args) this.#share(event);
  }

  #loss(event: Event): void {
    if (event.name === "LossNotified") {
      const { loss: id, content, assessBy } = event.args;
      this.#losses.set(id, { id, notice: noticeFrom(content), state: "Notified", by: Number(assessBy) });
      return;
    }
    if (!("loss" in event.args)) return;
    const loss = this.#losses.get(event.args.loss);
    if (loss === undefined) return;
    if (event.name === "LossAssessed") [loss.state, loss.by] = ["Assessed", Number(event.args.callBy)];
    else if (event.name === "LossContested") loss.state = "Contested";
    else if (event.name !== "LayerCalled") this.#losses.delete(loss.id);
  }

  #call(args: { readonly call: string; readonly treaty: string; readonly amount: bigint; readonly payBy: bigint }) {
    const { call, treaty, amount, payBy } = args;
    const lines = this.#treaties.get(treaty)?.terms.lines ?? [];
    const shares = splitByLines(
      amount,
      lines.map(({ bps }) => bps),
    );
    for (const [i, { org }] of lines.entries()) {
      const share = { call, treaty, org, amount: shares[i] ?? 0n, payBy: Number(payBy), disputed: false };
      if (share.amount !== 0n) this.#shares.set(keyOf(call, org), share);
    }
  }

  #share(event: Event): void {
    if (!("call" in event.args && "org" in event.args)) return;
    const key = keyOf(event.args.call, Number(event.args.org));
    const share = this.#shares.get(key);
    if (share === undefined) return;
    if (event.name === "CallDisputed") share.disputed = true;
    else if (event.name === "CallAwarded" && event.args.amount !== 0n) {
      [share.disputed, share.payBy] = [false, Number(event.args.payBy)];
    } else this.#shares.delete(key);
  }

  #end(treaty: string): void {
    this.#treaties.delete(treaty);
    for (const { id } of this.losses(treaty)) this.#losses.delete(id);
    for (const [key, share] of this.#shares) if (share.treaty === treaty) this.#shares.delete(key);
  }

  #change(id: string): void {
    const treaty = this.#treaties.get(id);
    if (treaty !== undefined) treaty.version++;
  }
}

const keyOf = (call: string, org: number): string => `${call} ${org}`;
