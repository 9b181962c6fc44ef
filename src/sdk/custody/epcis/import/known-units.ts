import type { PlannedAct } from "./planned-act.ts";

/** What the events so far say of a unit. */
interface Known {
  readonly party?: string;
  readonly step?: string;
  readonly quantity?: number;
  readonly items?: number;
  readonly container?: string;
  readonly isSealed?: boolean;
  /** An event of the document created it, so the document has all of its past. */
  readonly isCreated?: boolean;
  /** The event after which no act on the unit can follow: "event 4 before it passes no custody of". */
  readonly stop?: string;
}

/** Units after the acts planned so far. For a packed unit its outermost container counts, as on the chain. */
export class KnownUnits {
  readonly #units = new Map<string, Known>();
  readonly #givers: ReadonlyMap<string, string>;

  /** @param givers Unit -> the party that gave it first; that party had it until then. */
  constructor(givers: ReadonlyMap<string, string>) {
    this.#givers = givers;
  }

  #known(unit: string): Known {
    return this.#units.get(unit) ?? {};
  }

  #put(unit: string, changes: Known): void {
    this.#units.set(unit, { ...this.#known(unit), ...changes });
  }

  root(unit: string): string {
    let root = unit;
    // A document may pack in a circle, which the chain refuses: the depth is bounded.
    for (let depth = 0; depth < 16; depth++) root = this.#known(root).container ?? root;
    return root;
  }

  partyOf(unit: string): string | undefined {
    return this.#known(this.root(unit)).party ?? this.#givers.get(unit) ?? this.#givers.get(this.root(unit));
  }

  stepOf(unit: string): string | undefined {
    return this.#known(this.root(unit)).step;
  }

  /** The units in a container; undefined where the document does not have all of its past. */
  contentsOf(container: string): readonly string[] | undefined {
    if (!this.#known(container).isCreated) return undefined;
    return [...this.#units].filter(([, known]) => known.container === container).map(([unit]) => unit);
  }

  /** Amount and pieces on the chain, with all that is in the unit; undefined where the document does not have all of its past. */
  amountOf(unit: string): { readonly quantity: number; readonly items: number } | undefined {
    const { isCreated, quantity = 0, items = 0 } = this.#known(unit);
    if (!isCreated) return undefined;
    const within = (this.contentsOf(unit) ?? []).map((each) => this.amountOf(each));
    return within.reduce(
      (sum, each) => sum && each && { quantity: sum.quantity + each.quantity, items: sum.items + each.items },
      { quantity, items },
    );
  }

  /** Certainly not sealed: the document creates the unit and never seals it. */
  isUnsealed(unit: string): boolean {
    const { isCreated = false, isSealed = false } = this.#known(this.root(unit));
    return isCreated && !isSealed;
  }

  isCreated(unit: string): boolean {
    return this.#known(unit).isCreated ?? false;
  }

  /** A handover is not planned, or ends in dispute: from then on the custodian is not the one that the document says. */
  stop(unit: string, event: number): void {
    this.#put(this.root(unit), { stop: `event ${event} before it passes no custody of` });
  }

  /** Why no act on the unit can follow. */
  stopOf(unit: string): string | undefined {
    const { stop } = this.#known(this.root(unit));
    return stop === undefined ? undefined : `${stop} ${unit}`;
  }

  /** @param passes Whether a handover, or the resolution of a dispute, passes custody. */
  note(act: PlannedAct, passes = true): void {
    switch (act.act) {
      case "create": {
        const { party, step, quantity, items } = act;
        this.#put(act.unit, { party, step, quantity, items, isCreated: true });
        break;
      }
      case "record":
        this.#put(this.root(act.unit), { party: act.party, step: act.step });
        break;
      case "seal":
      case "breakSeal":
        this.#put(act.unit, { isSealed: act.act === "seal" });
        break;
      case "pack":
        this.#put(act.unit, { party: act.party });
        for (const unit of act.units) this.#put(unit, { container: act.unit });
        break;
      case "unpack":
        for (const unit of act.units) this.#takeOut(unit);
        break;
      case "handOver":
        for (const unit of act.refused) this.#takeOut(unit);
        if (passes) this.#put(act.unit, { party: act.receiver, step: act.step });
        break;
      case "resolveDispute":
        if (passes && act.accepted) this.#put(act.unit, { party: act.receiver });
        break;
      case "destroy":
        for (const unit of act.units) this.#end(unit, act.event);
        break;
      case "declareLost":
        this.#end(act.unit, act.event);
        break;
      case "transform":
        for (const unit of act.units) this.#end(unit, act.event);
        for (const { unit, quantity, items } of act.outputs) {
          this.#put(unit, { party: act.party, step: act.step, quantity, items, isCreated: true });
        }
    }
  }

  #end(unit: string, event: number): void {
    this.#put(unit, { stop: `event ${event} before it is the end of` });
  }

  #takeOut(unit: string): void {
    const [party, step] = [this.partyOf(unit), this.stepOf(unit)];
    const { container: _, ...rest } = this.#known(unit);
    this.#units.set(unit, { ...rest, ...(party !== undefined && { party }), ...(step !== undefined && { step }) });
  }
}
