import { readField } from "../../shared/terms.ts";
import type { ActReader } from "./act-reader.ts";
import { NOTHING, readStep, readUnitAndParty } from "./read-fields.ts";

export const readCreation: ActReader = (read) => {
  const ilmd = "ilmd" in read.event ? (read.event.ilmd ?? {}) : {};
  const rules = readField(ilmd, "tally:rules");
  const code = readField(ilmd, "tally:class");
  const profile = readField(ilmd, "tally:profile");
  // A container has neither class nor amount.
  const amount = read.measurement();
  if (amount !== undefined) read.need(code, "tally:class in ilmd", "");
  const { quantity, items, evidence } = code === undefined ? NOTHING : read.need(amount, "a measurement", NOTHING);
  return {
    act: "create",
    ...readUnitAndParty(read),
    step: readStep(read),
    site: read.site,
    quantity,
    items,
    profile: read.need(typeof profile === "string" ? profile : undefined, "tally:profile in ilmd", ""),
    ...(typeof rules === "number" && { rules }),
    ...(typeof code === "string" && { class: code }),
    ...(evidence !== undefined && { evidence }),
  };
};
