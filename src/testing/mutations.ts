import fc from "fast-check";
import type { Json } from "../sdk/core/json/canonical-json.ts";

type Members = Record<string, Json>;

/** Every object and list in a value, the outermost first. */
function within(json: Json): (Members | Json[])[] {
  if (json === null || typeof json !== "object") return [];
  return [json as Members | Json[], ...Object.values(json).flatMap(within)];
}

/** Values that readers stumble over, and words and forms of EPCIS that stand in the wrong place. */
const ODD: readonly Json[] = [
  ...[null, true, 0, -1, 0.5, "", " ", "x", "a:b", [], {}, [""], [{}], { id: "a:b" }, { a: 1 }],
  ...["OBSERVE", "DELETE", "ADD", "ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent"],
  ...[
    "AssociationEvent",
    "EPCISDocument",
    "EPCISQueryDocument",
    "urn:x:Event",
    "destroying",
    "destroyed",
    "Mass",
    "po",
  ],
  ...["urn:epcglobal:cbv:bizstep:packing", "https://gs1.org/voc/Mass", "https://id.gs1.org/414/6941234000029", "KGM"],
  ...[
    "2026-02-29T00:00:00Z",
    "2026-01-05T24:00:00Z",
    "2026-01-05t08:30:00z",
    "2026-01-05 08:30:00Z",
    "+15:00",
    "-14:00",
  ],
];

const NAMES = [
  ...["type", "id", "@context", "action", "epcList", "quantityList", "parentID", "childEPCs", "ilmd", "bizStep"],
  ...["eventID", "set", "unset", "uom", "value", "exception", "component", "transformationID", "outputEPCList"],
  ...["sensorElementList", "persistentDisposition", "errorDeclaration", "epcisHeader", "eventList", "queryResults"],
  ...["a:b", "https://example.org/a", "a_b:c", "plain", ""],
];

/** One of the seeds with one to three places changed: a member or an item dropped, put there, copied from elsewhere. */
export function mutations(seeds: readonly Json[]): fc.Arbitrary<Json> {
  const pool = [...ODD, ...seeds.flatMap(within).flatMap((each) => Object.values(each))];
  const change = fc.record({
    place: fc.nat(),
    member: fc.nat(),
    how: fc.constantFrom("drop", "set", "add"),
    name: fc.constantFrom(...NAMES),
    value: fc.oneof(fc.constantFrom(...pool), fc.constantFrom(...ODD)),
  });
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([seed, changes]) => {
      const json = structuredClone(seed);
      for (const { place, member, how, name, value } of changes) {
        const places = within(json);
        const at = places[place % places.length];
        if (at === undefined) continue;
        const fresh = structuredClone(value);
        const names = Object.keys(at);
        const known = names[member % names.length] ?? name;
        if (Array.isArray(at)) {
          const index = Number(known) || 0;
          if (how === "add") at.push(fresh);
          else if (how === "drop") at.splice(index, 1);
          else at[index] = fresh;
        } else if (how === "drop") delete at[known];
        else at[how === "add" ? name : known] = fresh;
      }
      return json;
    });
}
