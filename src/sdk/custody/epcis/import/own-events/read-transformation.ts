import type { Json } from "../../../../core/json/canonical-json.ts";
import { decodeEpc, decodeSite } from "../../shared/identifiers.ts";
import { readField } from "../../shared/terms.ts";
import type { EventReader } from "../event-reader.ts";
import type { PlannedUnit } from "../planned-act.ts";
import type { ActReader } from "./act-reader.ts";
import { readParty, readStep } from "./read-fields.ts";

export const readTransformation: ActReader = (read) => {
  const units = read.units("inputEPCList");
  const made = readField(read.event, "tally:made");
  const outputs = Array.isArray(made) ? made.map((each, i) => readOutput(read, each, i)) : undefined;
  return {
    act: "transform",
    units,
    unit: read.need(units[0], "inputEPCList", ""),
    party: readParty(read),
    step: readStep(read),
    outputs: read.need(outputs, "tally:made", []),
  };
};

function readOutput(read: EventReader, json: Json, i: number): PlannedUnit {
  const output = (json ?? {}) as object;
  const text = (name: string) => {
    const value = readField(output, name);
    return typeof value === "string" ? value : undefined;
  };
  const whole = (name: string) => {
    const value = readField(output, name);
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  };
  const need = <T>(value: T | undefined, name: string, instead: T) =>
    read.need(value, `${name} in tally:made[${i}]`, instead);
  const [evidence, site] = [text("tally:evidence"), text("tally:site")];
  return {
    unit: decodeEpc(need(text("tally:unit"), "tally:unit", "")),
    class: need(text("tally:class"), "tally:class", ""),
    quantity: need(whole("tally:quantity"), "tally:quantity", 0),
    items: need(whole("tally:items"), "tally:items", 0),
    site: readField(output, "tally:site") === undefined ? 0 : need(decodeSite(site ?? ""), "tally:site", 0),
    ...(evidence !== undefined && { evidence }),
  };
}
