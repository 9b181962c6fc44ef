import type { Profile } from "../../sdk/custody/model/profile.ts";
import type { UnitPhase } from "../../sdk/custody/model/unit-phase.ts";
import { amount, flag, integer, json, orNull, table, text, word } from "../store/table.ts";

const PLACE = { pos: integer(), block: integer(), transaction: word() } as const;

export const PROFILE = table(
  "profile",
  { rules: integer(), flow: integer(), former: integer(), adopted: flag(), profile: json<Profile>(), ...PLACE },
  ["rules"],
  [["flow"], []],
);

/** Class -> what a unit has of it. */
export type Contents = Readonly<Record<string, { readonly quantity: string; readonly items: number }>>;

/** Custodian, site, step, phase, since, dueAt and isOverdue are those of the outermost container. */
export const UNIT = table(
  "unit",
  {
    unit: word(),
    identifier: text(),
    /** See `keyOfText`. */
    identifierKey: word(),
    custodian: integer(),
    site: integer(),
    rules: integer(),
    step: integer(),
    phase: word<UnitPhase>(),
    classes: json<readonly number[]>(),
    quantity: amount(),
    items: integer(),
    hops: integer(),
    since: integer(),
    dueAt: integer(),
    isSealed: flag(),
    isContainer: flag(),
    isOverdue: flag(),
    isRecalled: flag(),
    parent: orNull(word()),
    root: word(),
    creator: integer(),
    createdAt: integer(),
    madeFrom: json<readonly string[]>(),
    changedAt: integer(),
    /** Whether it is in somebody's hands by itself: in no container, and not at its end. See `putUnit`. */
    isInHand: flag(),
    /** Whether it is recalled itself, and not only with what it is in. */
    isOwnRecalled: flag(),
    contents: json<Contents>(),
    ...PLACE,
  },
  ["unit"],
  [
    ["custodian"],
    ["custodian", "phase"],
    ["site"],
    ["rules"],
    ["phase"],
    ["parent"],
    ["root"],
    ["identifierKey"],
    ["isInHand", "dueAt"],
    ["isInHand", "phase", "dueAt"],
    ["isInHand", "custodian", "dueAt"],
    ["transaction"],
    [],
  ],
);

/** Which acts a unit has to do with: those on it, and those on what it was in at that time. */
export const UNIT_ACT = table("unit_act", { unit: word(), pos: integer() }, ["unit", "pos"]);

export const BALANCE = table(
  "balance",
  {
    org: integer(),
    site: integer(),
    flow: integer(),
    class: integer(),
    taken: amount(),
    given: amount(),
    destroyed: amount(),
    lost: amount(),
    stock: amount(),
    items: integer(),
    /** Whether there is anything to tell of it. */
    wasTaken: flag(),
  },
  ["org", "site", "flow", "class"],
  [["wasTaken"], ["wasTaken", "flow"], ["wasTaken", "site"]],
);

/** Units that one transaction transformed: what it makes is made of them. */
export const TRANSFORMED = table("transformed", { transaction: word(), units: json<readonly string[]>() }, [
  "transaction",
]);
