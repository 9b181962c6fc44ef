import { expect } from "chai";
import {
  allows,
  isFinal,
  type ProcessKind,
  type ProcessState,
  type Role,
} from "../../../../src/vault/dsp/model/states.ts";

/** The figures of the specification, as text: `from -> to by`. */
const FIGURES: Readonly<Record<ProcessKind, readonly string[]>> = {
  negotiation: [
    "- REQUESTED C",
    "- OFFERED P",
    "REQUESTED OFFERED P",
    "REQUESTED AGREED P",
    "REQUESTED TERMINATED CP",
    "OFFERED REQUESTED C",
    "OFFERED ACCEPTED C",
    "OFFERED TERMINATED CP",
    "ACCEPTED AGREED P",
    "ACCEPTED TERMINATED P",
    "AGREED VERIFIED C",
    "AGREED TERMINATED C",
    "VERIFIED FINALIZED P",
    "VERIFIED TERMINATED P",
  ],
  transfer: [
    "- REQUESTED C",
    "REQUESTED STARTED P",
    "REQUESTED TERMINATED CP",
    "STARTED COMPLETED CP",
    "STARTED SUSPENDED CP",
    "STARTED TERMINATED CP",
    "SUSPENDED STARTED CP",
    "SUSPENDED TERMINATED CP",
  ],
};

const STATES: Readonly<Record<ProcessKind, readonly ProcessState[]>> = {
  negotiation: ["REQUESTED", "OFFERED", "ACCEPTED", "AGREED", "VERIFIED", "FINALIZED", "TERMINATED"],
  transfer: ["REQUESTED", "STARTED", "SUSPENDED", "COMPLETED", "TERMINATED"],
};

const ROLES: readonly (readonly [Role, string])[] = [
  ["provider", "P"],
  ["consumer", "C"],
];

describe("states of the Dataspace Protocol", () => {
  for (const kind of ["negotiation", "transfer"] as const) {
    it(`allows of a ${kind} what the specification draws, and nothing else`, () => {
      const seen: string[] = [];
      for (const from of [undefined, ...STATES[kind]]) {
        for (const to of STATES[kind]) {
          const by = ROLES.filter(([role]) => allows(kind, from, to, role)).map(([, letter]) => letter);
          if (by.length > 0) seen.push(`${from ?? "-"} ${to} ${by.sort().join("")}`);
        }
      }
      expect(seen.sort()).to.deep.equal([...FIGURES[kind]].sort());
    });

    it(`leaves no way out of a final state of a ${kind}`, () => {
      for (const from of STATES[kind].filter(isFinal)) {
        for (const to of STATES[kind]) {
          for (const [role] of ROLES) expect(allows(kind, from, to, role), `${from} ${to} ${role}`).to.equal(false);
        }
      }
    });
  }
});
