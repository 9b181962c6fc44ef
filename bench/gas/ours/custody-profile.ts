import { roleBits } from "../../../src/sdk/members/model/roles.ts";

/** The profile's steps, by their places. */
export const STEP = { produced: 0, handedOver: 1, stored: 2, destroyed: 3 } as const;

const ACTS = { Commission: 1, HandOver: 2, Record: 3, Destroy: 5 };

const step = (name: string, bizStep: string, act: keyof typeof ACTS, role: bigint, after_: number) => ({
  name,
  bizStep,
  act: ACTS[act],
  roles: role,
  after_,
  keepsClockOf: 0,
  deadline: 172_800,
  needsSeal: false,
  takesReturned: false,
  takesRecalled: false,
});
const after = (...steps: number[]): number => steps.reduce((bits, step) => bits | (1 << step), 0);

/** Two classes that do not mix, four steps, 100 per mille, three days. */
export const PROFILE = {
  name: "Medical waste",
  unit: "g",
  scale: 0,
  maxQuantity: 100_000,
  tolerance: 100,
  window: 259_200,
  classes: [
    { code: "841-001-01", name: "Infectious", mixes: false },
    { code: "841-002-01", name: "Sharps", mixes: false },
  ],
  steps: [
    step("Produced", "commissioning", "Commission", roleBits(["GENERATOR"]), 0),
    step("Handed over", "accepting", "HandOver", roleBits(["CARRIER"]), after(STEP.produced, STEP.stored)),
    step("Stored", "storing", "Record", roleBits(["GENERATOR"]), after(STEP.produced)),
    step("Destroyed", "destroying", "Destroy", roleBits(["DISPOSER"]), after(STEP.handedOver)),
  ],
};
