import type { TransformationEvent } from "../event.ts";
import { encodeHash } from "../shared/terms.ts";
import type { UnitTransformed } from "./chain-act.ts";
import { encodeMasterData } from "./encode-creation.ts";
import { type Encoding, encodePlace, encodeStep, encodeTimes } from "./encoding.ts";

/** Units were transformed into others. One event stands for all of them: that of the first input. */
export function encodeTransformation(act: UnitTransformed, encoding: Encoding): TransformationEvent {
  const { outputs, inputs } = encoding;
  return {
    type: "TransformationEvent",
    ...encodeTimes(encoding, act, act.when),
    ...encodeStep(encoding, act.state),
    ...(outputs[0] ? encodePlace(outputs[0].state.site) : {}),
    inputEPCList: inputs.map(encoding.epc),
    outputEPCList: outputs.map(({ unit }) => encoding.epc(unit)),
    "tally:party": encoding.party(act.org),
    ...encodeHash("tally:evidence", act.evidence),
    "tally:made": outputs.map((output) => {
      const { ilmd } = encodeMasterData(output, encoding);
      const place = encodePlace(output.state.site);
      return {
        "tally:unit": encoding.epc(output.unit),
        "tally:class": ilmd["tally:class"] ?? "",
        "tally:quantity": output.state.quantity,
        "tally:items": output.state.items,
        ...(place.readPoint && { "tally:site": place.readPoint.id }),
        ...encodeHash("tally:evidence", output.evidence),
      };
    }),
  };
}
