import type { PlannedAct } from "./planned-act.ts";

/** What the events before say of a unit. */
interface Known {
  readonly party?: string;
  readonly step?: string;
  readonly quantity?: number;
  readonly items?: number;
  readonly container?: string;
  readonly isSealed?: boolean;
  /** An event brought it into being, so that all of its past is in the document. */
  readonly isBorn?: boolean;
  /** After what no act of it can follow: "event 4 before it passes no custody of". */
  readonly stop?: string;
}

/** Units as a plan leaves them, act after act: where one is packed, its outermost container counts, as on the chain. */
export class KnownUnits {
  readonly #units = new Map<string, Known>();
  readonly #givers: ReadonlyMap<string, string>;

  /** @param givers Whose possession a unit left first: nobody else had it before. */
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
    // No cycles: the chain refuses what would be one, and no document is taken at its word for longer than this.
    for (let depth = 0; depth < 16; depth++) root = this.#known(root).container ?? root;
    return root;
  }

  partyOf(unit: string): string | undefined {
    return this.#known(this.root(unit)).party ?? this.#givers.get(unit) ?? this.#givers.get(this.root(unit));
  }

  stepOf(unit: string): string | undefined {
    return this.#known(this.root(unit)).step;
  }

  /** Undefined where not all that is in a container is known. */
  contentsOf(container: string): readonly string[] | undefined {
    if (!this.#known(container).isBorn) return undefined;
    return [...this.#units].filter(([, known]) => known.container === container).map(([unit]) => unit);
  }

  /** What is on record of it; undefined where that is before the document. */
  amountOf(unit: string): { readonly quantity: number; readonly items: number } | undefined {
    const { isBorn, quantity = 0, items = 0 } = this.#known(unit);
    if (!isBorn) return undefined;
    const within = (this.contentsOf(unit) ?? []).map((each) => this.amountOf(each));
    return within.reduce(
      (sum, each) => sum && each && { quantity: sum.quantity + each.quantity, items: sum.items + each.items },
      { quantity, items },
    );
  }

  /** Certainly without a seal: it came into being here, and nothing sealed it. */
  isOpen(unit: string): boolean {
    const { isBorn = false, isSealed = false } = this.#known(this.root(unit));
    return isBorn && !isSealed;
  }

  isBorn(unit: string): boolean {
    return this.#known(unit).isBorn ?? false;
  }

  /** A handover that the plan, or its outcome, leaves out: from then on custody is not what the document says. */
  stop(unit: string, event: number): void {
    this.#put(this.root(unit), { stop: `event ${event} before it passes no custody of` });
  }

  /** Why no act of a unit can follow any more. */
  stopOf(unit: string): string | undefined {
    const { stop } = this.#known(this.root(unit));
    return stop === undefined ? undefined : `${stop} ${unit}`;
  }

  /** @param passes Whether a handover or resolution passes custody. */
  note(act: PlannedAct, passes = true): void {
    switch (act.act) {
      case "create": {
        const { party, step, quantity, items } = act;
        this.#put(act.unit, { party, step, quantity, items, isBorn: true });
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
      case "declareLost":
        this.#end(act.unit, act.event);
        break;
      case "transform":
        for (const unit of act.units) this.#end(unit, act.event);
        for (const { unit, quantity, items } of act.made) {
          this.#put(unit, { party: act.party, step: act.step, quantity, items, isBorn: true });
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

/** Of units that an event names, those that are in no other of them; or that one is packed in what the event does not name. */
export function outermost(units: readonly string[], known: KnownUnits): readonly string[] | string {
  const named = new Set(units);
  const packed = units.find((unit) => !named.has(known.root(unit)));
  return packed === undefined
    ? units.filter((unit) => known.root(unit) === unit)
    : `${packed} is in ${known.root(packed)}, which the event does not name`;
}
