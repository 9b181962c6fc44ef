import type { EpcisEvent, ErrorDeclaration } from "../event.ts";
import { encodeHash, encodeTime, readField } from "../shared/terms.ts";
import type { ErrorDeclared } from "./chain-act.ts";
import { type Encoding, encodeTimes } from "./encoding.ts";

/**
 * An event was declared wrong. On the chain any organisation can declare any event wrong, but `errorDeclaration` makes an event void for
 * every reader of the document. So the wrong event is repeated with `errorDeclaration` only where it is about the declared unit and
 * the declaring organisation answers for it; any other declaration becomes an event of its own, which voids nothing.
 *
 * @param wrong The event that is declared wrong, where the document has it.
 */
export function encodeErrorDeclaration(
  act: ErrorDeclared,
  encoding: Encoding,
  wrong: EpcisEvent | undefined,
): EpcisEvent {
  const [party, unit] = [encoding.party(act.org), encoding.epc(act.unit)];
  const reason = act.reason === "IncorrectData" ? "incorrect_data" : "did_not_occur";
  if (wrong && unitsOf(wrong).includes(unit) && answerableParties(wrong).includes(party)) {
    const corrective = !/^0x0*$/.test(act.corrective) && { correctiveEventIDs: [eventHash(act.corrective)] };
    const errorDeclaration: ErrorDeclaration = {
      declarationTime: encodeTime(act.recordedAt, encoding.zone),
      reason,
      ...corrective,
      "tally:party": party,
      "tally:unit": unit,
      "tally:wrong": act.wrong,
    };
    return { ...wrong, errorDeclaration };
  }
  return {
    type: "ObjectEvent",
    action: "OBSERVE",
    ...encodeTimes(encoding, act, act.recordedAt),
    epcList: [unit],
    "tally:party": party,
    // Not CBV's word: the reference generator would take it for the URI that another event of the document has for it.
    "tally:reason": act.reason,
    "tally:wrong": act.wrong,
    ...encodeHash("tally:corrective", act.corrective),
  };
}

const eventHash = (hash: string) => `ni:///sha-256;${hash.slice(2)}?ver=CBV2.0`;

function unitsOf(event: EpcisEvent): unknown[] {
  const lists = ["epcList", "childEPCs", "inputEPCList", "outputEPCList"].map((name) => readField(event, name));
  return [readField(event, "parentID"), ...lists.flat()];
}

/** The party that acted; for a handover both sides; for a regulator's decision the regulator alone. */
function answerableParties(event: EpcisEvent): unknown[] {
  const regulator = readField(event, "tally:regulator");
  if (regulator !== undefined) return [regulator];
  const { sourceList = [], destinationList = [] } = event;
  return [
    ...["tally:party", "tally:giver", "tally:receiver"].map((name) => readField(event, name)),
    ...sourceList.map(({ source }) => source),
    ...destinationList.map(({ destination }) => destination),
  ].filter((party) => party !== undefined);
}
