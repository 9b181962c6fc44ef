/** What is drawn for the kept pictures: made here, so that each run draws the same. */
import type { IndexedUnit } from "../../sdk/query/custody.ts";
import type { IndexedHolding, IndexedReceivable } from "../../sdk/query/receivables.ts";
import type { IndexedStation } from "../../sdk/query/sensing.ts";

/** 1 November 2026, midnight in UTC. */
export const DRAWN_AT = 1_793_491_200;
const QUARTER = 900;

export const hashOf = (n: number): string => `0x${n.toString(16).padStart(2, "0").repeat(32)}`;

const AS_OF = { block: 900, hash: hashOf(9), time: DRAWN_AT, lag: 0 };

/** A list, as the query API answers it. */
export const listed = (items: readonly unknown[]) => ({ asOf: AS_OF, items, next: null });
/** One thing, as the query API answers it. */
export const found = (item: unknown) => ({ asOf: AS_OF, item });

/**
 * A day and a half of a sensor, as the bridge gives it: a wave, a gap, what is suspect or failed, what came late.
 *
 * @param shift Is added to one value, to draw another chart.
 */
export function drawnReadings(sensor: number, shift = 0) {
  return Array.from({ length: 144 }, (_, i) => {
    const at = new Date((DRAWN_AT + i * QUARTER) * 1_000).toISOString();
    const isMissing = i >= 60 && i < 72;
    const value = 7.4 + 0.9 * Math.sin(i / 14) + (i === 100 ? shift : 0);
    return {
      station: 2,
      seq: i + 1,
      sensor,
      parameter: "w01001",
      unit: "[pH]",
      value: isMissing ? null : value.toFixed(2),
      observedAt: at,
      receivedAt: at,
      conflict: false,
      quality: isMissing ? 9 : i % 47 === 46 ? 4 : i % 31 === 30 ? 3 : 1,
      checks: i > 120 && i < 126 ? ["Late"] : [],
      sealed: true,
    };
  });
}

const station = (
  id: number,
  name: string,
  reach: string,
  upstream: number,
  trouble: Partial<IndexedStation> = {},
): IndexedStation => ({
  id,
  operator: 1,
  name,
  reach,
  upstream,
  latitude: 0,
  longitude: 0,
  quorum: 2,
  epoch: 1,
  gateways: [],
  phase: "Active",
  sensors: [],
  lastSeq: 1_000 * id,
  batches: 10 * id,
  lastBatch: hashOf(id),
  lastSealedAt: DRAWN_AT - 60 * id,
  lastReceivedAt: (DRAWN_AT - 60 * id) * 1_000,
  gaps: 0,
  equivocations: 0,
  openExceedances: 0,
  block: id,
  transaction: hashOf(id),
  ...trouble,
});

/** A river of two sources, with a station in each state. */
export const DRAWN_STATIONS: readonly IndexedStation[] = [
  station(1, "Spring", "Upper", 0),
  station(2, "Weir", "Upper", 1, { gaps: 2 }),
  station(3, "Brook", "Brook", 0, { phase: "Proposed", lastSealedAt: null, lastBatch: null }),
  station(4, "Ferry", "Lower", 2, { openExceedances: 1 }),
  station(5, "Mouth", "Lower", 4),
];

export const DRAWN_RECEIVABLE: IndexedReceivable = {
  receivable: hashOf(1),
  state: "Confirmed",
  creditor: 1,
  obligor: 2,
  guarantor: 0,
  face: "100000000",
  cash: `0x${"c1".repeat(20)}`,
  dueDate: "2027-02-01",
  paymentDate: "2027-02-01",
  instrument: hashOf(2),
  consented: true,
  guaranteed: false,
  subrogated: false,
  paid: "0",
  redeemed: "0",
  documents: hashOf(3),
  registeredAt: DRAWN_AT,
  overdueSince: null,
  withheld: [],
  block: 1,
  transaction: hashOf(4),
};

const holding = (lot: number, parent: number, org: number, amount: string, pledged = "0"): IndexedHolding => ({
  instrument: hashOf(lot),
  parent: parent === 0 ? null : hashOf(parent),
  holder: `0x${org.toString(16).padStart(2, "0").repeat(20)}`,
  org,
  amount,
  pledged,
  withheld: [],
});

/** A debt that was divided twice. */
export const DRAWN_HOLDINGS: readonly IndexedHolding[] = [
  holding(2, 0, 1, "35000000"),
  holding(5, 2, 2, "40000000", "10000000"),
  holding(6, 2, 3, "15000000"),
  holding(7, 5, 4, "10000000"),
];

const packed = (n: number, parent: number | null, isContainer: boolean, quantity: string): IndexedUnit => ({
  unit: hashOf(n),
  identifier: isContainer ? `00/09520000000000${n}` : `8003/09520000000011B${n}`,
  custodian: 1,
  site: 0,
  rules: 1,
  step: 1,
  phase: "Active",
  classes: [0],
  quantity,
  items: 1,
  hops: 0,
  since: DRAWN_AT,
  dueAt: 0,
  isSealed: false,
  isContainer,
  isOverdue: false,
  isRecalled: false,
  parent: parent === null ? null : hashOf(parent),
  root: hashOf(32),
  creator: 1,
  createdAt: DRAWN_AT,
  madeFrom: [],
  changedAt: DRAWN_AT,
  block: 1,
  transaction: hashOf(n),
});

/** A container with a container in it. */
export const DRAWN_UNITS: readonly IndexedUnit[] = [
  packed(32, null, true, "9000"),
  packed(33, 32, false, "2500"),
  packed(34, 32, true, "6500"),
  packed(35, 34, false, "4000"),
  packed(36, 34, false, "2500"),
];
