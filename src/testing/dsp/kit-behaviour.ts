/** How the connector behaves in each test of the Dataspace Protocol's compatibility kit: by dataset in a negotiation, by agreement in a transfer. */

/** What it does when it is asked for the first, second, ... time in a state. Where nothing is left, it waits. */
export type Behaviour = Readonly<Record<string, readonly string[]>>;

/** Leaves the kit the time to note our answer, and to expect what comes next: a message that comes before that it refuses for good. */
export const PAUSE = "pause";

export interface KitTest {
  /** As the kit names it, `CN:01-01`. */
  readonly name: string;
  /** Id of the dataset, or of the agreement. */
  readonly id: string;
  readonly behaviour: Behaviour;
}

const tests = (group: string, prefix: string, behaviours: Readonly<Record<string, Behaviour>>): KitTest[] =>
  Object.entries(behaviours).map(([number, behaviour]) => ({
    name: `${group}:${number}`,
    id: `${prefix}${number.replace("-", "")}`,
    behaviour,
  }));

const WAITS: Behaviour = {};
const OFFERS: Behaviour = { REQUESTED: [PAUSE, "offer"] };
const AGREES: Behaviour = { REQUESTED: [PAUSE, "agree"], VERIFIED: ["finalize"] };
const ACCEPTS: Behaviour = { OFFERED: ["accept"] };
const VERIFIES: Behaviour = { AGREED: ["verify"] };
const STARTS: Behaviour = { REQUESTED: [PAUSE, "start"] };

export const NEGOTIATIONS: readonly KitTest[] = [
  ...tests("CN", "ACN", {
    "01-01": OFFERS,
    "01-02": { REQUESTED: [PAUSE, "offer", "terminate"] },
    "01-03": { REQUESTED: [PAUSE, "offer"], ACCEPTED: ["agree"], VERIFIED: ["finalize"] },
    "01-04": AGREES,
    "02-01": { REQUESTED: [PAUSE, "terminate"] },
    "02-02": WAITS,
    "02-03": { REQUESTED: [PAUSE, "agree"] },
    "02-04": OFFERS,
    "02-05": { REQUESTED: [PAUSE, "offer"], OFFERED: [PAUSE, "terminate"] },
    "02-06": { REQUESTED: [PAUSE, "offer"], ACCEPTED: [PAUSE, "terminate"] },
    "02-07": { REQUESTED: [PAUSE, "agree"], VERIFIED: [PAUSE, "terminate"] },
    "03-01": AGREES,
    "03-02": OFFERS,
    "03-03": OFFERS,
    "03-04": OFFERS,
  }),
  ...tests("CN_C", "ACNC", {
    "01-01": { OFFERED: ["accept"], AGREED: ["verify"] },
    "01-02": { OFFERED: ["request"] },
    "01-03": { OFFERED: ["terminate"] },
    "01-04": VERIFIES,
    "02-01": WAITS,
    "02-02": { REQUESTED: [PAUSE, "terminate"] },
    "02-03": { AGREED: ["terminate"] },
    "02-04": WAITS,
    "02-05": ACCEPTS,
    "02-06": VERIFIES,
    "03-01": WAITS,
    "03-02": WAITS,
    "03-03": WAITS,
    "03-04": ACCEPTS,
    "03-05": ACCEPTS,
    "03-06": ACCEPTS,
  }),
];

export const TRANSFERS: readonly KitTest[] = [
  ...tests("TP", "ATP", {
    "01-01": { REQUESTED: [PAUSE, "start"], STARTED: [PAUSE, "terminate"] },
    "01-02": { REQUESTED: [PAUSE, "start"], STARTED: [PAUSE, "complete"] },
    "01-03": { REQUESTED: [PAUSE, "start"], STARTED: [PAUSE, "suspend"], SUSPENDED: [PAUSE, "terminate"] },
    "01-04": {
      REQUESTED: [PAUSE, "start"],
      STARTED: [PAUSE, "suspend", PAUSE, "complete"],
      SUSPENDED: [PAUSE, "start"],
    },
    "01-05": { REQUESTED: [PAUSE, "terminate"] },
    "02-01": STARTS,
    "02-02": STARTS,
    "02-03": STARTS,
    "02-04": STARTS,
    "02-05": WAITS,
    "03-01": WAITS,
    "03-02": WAITS,
    "03-03": STARTS,
    "03-04": STARTS,
    "03-05": STARTS,
    "03-06": STARTS,
  }),
  ...tests("TP_C", "ATPC", {
    "01-01": WAITS,
    "01-02": WAITS,
    "01-03": WAITS,
    "01-04": WAITS,
    "01-05": WAITS,
    "02-01": { STARTED: [PAUSE, "terminate"] },
    "02-02": { STARTED: [PAUSE, "complete"] },
    "02-03": { STARTED: [PAUSE, "suspend"], SUSPENDED: [PAUSE, "terminate"] },
    "02-04": { STARTED: [PAUSE, "suspend", PAUSE, "complete"], SUSPENDED: [PAUSE, "start"] },
    "02-05": { REQUESTED: [PAUSE, "terminate"] },
    "03-01": WAITS,
    "03-02": WAITS,
    "03-03": WAITS,
    "03-04": WAITS,
    "03-05": WAITS,
    "03-06": WAITS,
  }),
];

/** Datasets of the catalogue's tests, as their chain's ids; the third is one that there is not. */
export const CATALOGUE = [`0x${"01".repeat(32)}`, `0x${"02".repeat(32)}`] as const;
export const NO_DATASET = "urn:tallystick:resource:none";
