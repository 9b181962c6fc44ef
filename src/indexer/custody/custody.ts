import { custodyContract, profilesContract } from "../../sdk/custody/contracts.ts";
import { fromProfileStruct } from "../../sdk/custody/model/profile.ts";
import { name } from "../project/named.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int, keyOfText } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { adjustStock, endStock, moveStock, reclassStock, takeStock } from "./stock.ts";
import { PROFILE, TRANSFORMED, UNIT, UNIT_ACT } from "./tables.ts";
import { actOn, addContents, applyWord, carry, contentsOf, placeOf, putUnit, type UnitRow } from "./units.ts";
import { type Word, wordOf } from "./word.ts";

type Act = Readonly<{ readonly unit: string; readonly state: string }>;

/** Units, where they are, and what is in stock. */
export const custodyProjection = projection(
  custodyContract,
  {
    unit: ["unit", "parent", "input", "units"],
    org: ["org", "custodian", "regulator"],
    statement: ["statement", "certificate"],
  },
  {
    RulesAdopted: ({ rules }, _, rows) => rows.patch(PROFILE, { rules: int(rules) }, { adopted: true }),
    async UnitCreated({ unit, identifier, state }, event, rows) {
      const word = wordOf(state);
      const madeFrom = (await rows.get(TRANSFORMED, { transaction: event.transaction }))?.units ?? [];
      const contents = contentsOf(word);
      const { rules, classes, quantity, items, hops, isSealed, isContainer } = word;
      putUnit(rows, {
        unit,
        identifier,
        identifierKey: keyOfText(identifier),
        ...(await placeOf(rows, word)),
        rules,
        classes,
        quantity,
        items,
        hops,
        isSealed,
        isContainer,
        isRecalled: false,
        isOwnRecalled: false,
        parent: null,
        root: unit,
        creator: word.custodian,
        createdAt: event.time,
        madeFrom,
        changedAt: event.time,
        contents,
        ...happened(event),
      });
      rows.put(UNIT_ACT, { unit, pos: event.pos });
      name(rows, "unit", unit, identifier, event);
      await takeStock(rows, word, contents);
    },
    StepRecorded: moved,
    HandoverConcluded: moved,
    UnitSealed: changed,
    SealBroken: changed,
    OffersWithdrawn: changed,
    RecallSet: changed,
    UnitOverdue: changed,
    async UnitCorrected({ unit, state }, event, rows) {
      const row = await actOn(rows, unit, event);
      if (row === undefined) return;
      const word = wordOf(state);
      const after = contentsOf(word);
      // First all of it goes to the other class, then it is measured anew there.
      const sameAmount = contentsOf({ ...word, quantity: row.quantity, items: row.items });
      if (row.classes.join() !== word.classes.join()) await reclassStock(rows, row, row.contents, sameAmount);
      await adjustStock(rows, row, sameAmount, after);
      await applyWord(rows, row, word, event);
    },
    async DisputeResolved({ unit, state }, event, rows) {
      const row = await actOn(rows, unit, event);
      if (row === undefined) return;
      const word = wordOf(state);
      const contents = row.isContainer ? row.contents : contentsOf(word);
      await adjustStock(rows, row, row.contents, contents);
      await moveStock(rows, row, word, contents);
      await applyWord(rows, row, word, event);
    },
    UnitDestroyed: (args, event, rows) => ended(args.unit, args.state, event, rows, "destroyed"),
    UnitLost: (args, event, rows) => ended(args.unit, args.state, event, rows, "lost"),
    async UnitTransformed({ input, state }, event, rows) {
      await ended(input, state, event, rows, "destroyed");
      const { transaction } = event;
      const units = (await rows.get(TRANSFORMED, { transaction }))?.units ?? [];
      rows.put(TRANSFORMED, { transaction, units: [...units, input] });
    },
    async ErrorDeclared({ unit }, event, rows) {
      await actOn(rows, unit, event);
    },
    async UnitsPacked({ parent, state, units }, event, rows) {
      const container = await rows.get(UNIT, { unit: parent });
      if (container === undefined) return;
      const word = wordOf(state);
      let contents = container.contents;
      for (const unit of units) {
        const child = await rows.get(UNIT, { unit });
        if (child === undefined) continue;
        contents = addContents(contents, child.contents, 1);
        putUnit(rows, { ...child, parent, root: parent });
      }
      await applyWord(rows, container, word, event, contents);
      await actOn(rows, parent, event);
    },
    UnitsUnpacked: (args, event, rows) => takenOut(args.parent, args.state, args.units, event, rows, undefined),
    UnitsRefused: (args, event, rows) => takenOut(args.parent, args.state, args.units, event, rows, "Returning"),
  },
);

/** An act that changes nothing of where the unit's stock is. */
async function changed({ unit, state }: Act, event: StoredEvent, rows: Rows): Promise<void> {
  const row = await actOn(rows, unit, event);
  if (row) await applyWord(rows, row, wordOf(state), event);
}

/** An act by which the unit may be elsewhere. */
async function moved({ unit, state }: Act, event: StoredEvent, rows: Rows): Promise<void> {
  const row = await actOn(rows, unit, event);
  if (row === undefined) return;
  const word = wordOf(state);
  await moveStock(rows, row, word, row.contents);
  await applyWord(rows, row, word, event);
}

async function ended(unit: string, state: string, event: StoredEvent, rows: Rows, how: "destroyed" | "lost") {
  const row = await actOn(rows, unit, event);
  if (row === undefined) return;
  await endStock(rows, row, row.contents, how);
  await applyWord(rows, row, wordOf(state), event);
}

const LAST_HOP = 65_535;

/** What comes out of a container is where that is, in its step, since then; it is recalled where that is. */
async function takenOut(
  parent: string,
  state: string,
  units: readonly string[],
  event: StoredEvent,
  rows: Rows,
  phase: Word["phase"] | undefined,
): Promise<void> {
  const container = await actOn(rows, parent, event);
  if (container === undefined) return;
  const word = wordOf(state);
  let contents = container.contents;
  for (const unit of units) {
    const child = await rows.get(UNIT, { unit });
    if (child === undefined) continue;
    contents = addContents(contents, child.contents, -1);
    const isOwnRecalled = child.isOwnRecalled || container.isOwnRecalled;
    const place = await placeOf(rows, { ...word, items: child.items });
    const out: UnitRow = {
      ...child,
      ...place,
      phase: phase ?? word.phase,
      hops: Math.min(child.hops + 1, LAST_HOP),
      parent: null,
      root: unit,
      isOwnRecalled,
      isRecalled: isOwnRecalled,
      changedAt: event.time,
    };
    putUnit(rows, out);
    await carry(rows, out);
  }
  await applyWord(rows, container, word, event, contents);
}

/** The rules of flows, as the Council sets them. */
export const profilesProjection = projection(
  profilesContract,
  { profile: ["rules"], flow: ["flow"] },
  {
    ProfileSet(args, event, rows) {
      const { classes, steps, ...struct } = args.profile;
      const big = BigInt;
      const profile = fromProfileStruct({
        ...struct,
        scale: big(struct.scale),
        maxQuantity: big(struct.maxQuantity),
        tolerance: big(struct.tolerance),
        window: big(struct.window),
        classes,
        steps: steps.map((step) => ({
          ...step,
          act: big(step.act),
          roles: big(step.roles),
          after_: big(step.after_),
          keepsClockOf: big(step.keepsClockOf),
          deadline: big(step.deadline),
        })),
      });
      const [rules, flow, former] = [int(args.rules), int(args.flow), int(args.former)];
      rows.put(PROFILE, { rules, flow, former, adopted: false, profile, ...happened(event) });
    },
  },
);
