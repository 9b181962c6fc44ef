import type { Profile, ProfileClass } from "../../../model/profile.ts";
import type { EpcisEvent } from "../../event.ts";

/** The class of a profile that an event's master data names, by code or name; undefined where they name none, or several. */
export function findClass(event: EpcisEvent, { classes }: Profile): ProfileClass | undefined {
  const values = Object.values(("ilmd" in event ? event.ilmd : undefined) ?? {});
  const found = classes.filter(({ code, name }) => values.includes(code) || values.includes(name));
  return found.length === 1 ? found[0] : undefined;
}
