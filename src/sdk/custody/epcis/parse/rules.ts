import type { Form } from "../../../core/json/json-form.ts";
import { rule } from "./forms.ts";

/** What the fields of an event ask of each other. */

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

/** An event is about things, classes of things, or what a sensor says of a place. An empty `epcList` will do. */
export const identified: Form = rule((event, refuse) => {
  if (event.epcList !== undefined || isFilled(event.quantityList)) return;
  const sensed = isFilled(event.sensorElementList) && event.readPoint !== undefined;
  if (event.type === "ObjectEvent" ? sensed : event.action === "DELETE") return;
  refuse("epcList", undefined, "there, or another list that says what the event is about");
});

/** Master data is given at birth. */
export const ilmdWithAdd: Form = rule((event, refuse) => {
  if (event.ilmd !== undefined && event.action !== "ADD") refuse("ilmd", event.ilmd, "absent unless the action is ADD");
});

/** What goes in or out has a container; only what is seen together may have none. */
export const parented: Form = rule((event, refuse) => {
  if (event.parentID === undefined && event.action !== "OBSERVE") refuse("parentID", undefined, "there");
});

/** Children are named, unless all of them are taken out. */
export const childrenNamed: Form = rule((event, refuse) => {
  if (event.action === "DELETE" || isFilled(event.childEPCs) || isFilled(event.childQuantityList)) return;
  refuse("childEPCs", event.childEPCs, "a list of at least one, or childQuantityList");
});

/** Nothing comes out of nothing, unless a `transformationID` ties it to an event of the same transformation. */
export const outOfIn: Form = rule((event, refuse) => {
  const comesIn = isFilled(event.inputEPCList) || isFilled(event.inputQuantityList);
  const goesOut = isFilled(event.outputEPCList) || isFilled(event.outputQuantityList);
  if (comesIn && goesOut) return;
  if (event.transformationID !== undefined && (comesIn || goesOut)) return;
  const side = comesIn ? "outputEPCList" : "inputEPCList";
  refuse(side, event[side], "a list of at least one, or a quantity list or transformationID beside it");
});

export const setOrUnset: Form = rule((disposition, refuse) => {
  if (disposition.set === undefined && disposition.unset === undefined) refuse("set", undefined, "there, or unset");
});
