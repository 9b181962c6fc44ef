import type { ObjectEvent } from "../event.ts";
import { encodeMeasurement } from "../shared/measurement.ts";
import { encodeHash } from "../shared/terms.ts";
import type { UnitCreated } from "./chain-act.ts";
import { type Encoding, encodePlace, encodeStep, encodeTimes } from "./encoding.ts";

/** A unit was created. */
export function encodeCreation(act: UnitCreated, encoding: Encoding): ObjectEvent {
  return {
    type: "ObjectEvent",
    action: "ADD",
    disposition: "active",
    ...encodeTimes(encoding, act, act.state.since),
    ...encodeStep(encoding, act.state),
    ...encodePlace(act.state.site),
    epcList: [encoding.epc(act.unit)],
    "tally:party": encoding.party(act.state.custodian),
    ...encodeMasterData(act, encoding),
    ...(act.state.items === 0 && encodeHash("tally:evidence", act.evidence)),
  };
}

/** The master data of a unit (`ilmd`), and its measurement; an empty container has no measurement. */
export function encodeMasterData({ state, evidence }: UnitCreated, encoding: Encoding) {
  const { rules, classes, items, quantity } = state;
  const profile = encoding.profileOf(rules);
  const known = classes.map((number) => profile.classes[number]);
  return {
    ilmd: {
      "tally:profile": profile.name,
      "tally:rules": rules,
      ...(known.length > 0 && { "tally:class": known.map((each) => each?.code ?? "").join(" ") }),
      ...(known.length > 0 && { "tally:className": known.map((each) => each?.name ?? "").join(" ") }),
    },
    ...(items > 0 && {
      sensorElementList: [encodeMeasurement({ quantity, items, evidence }, profile, encoding.zone)],
    }),
  };
}
