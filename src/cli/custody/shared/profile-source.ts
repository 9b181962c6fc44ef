import { parseProfile } from "../../../sdk/custody/model/parse-profile.ts";
import type { Profile } from "../../../sdk/custody/model/profile.ts";
import { FOOD_LOT } from "../../../sdk/custody/profiles/food-lot.ts";
import { MEDICAL_WASTE } from "../../../sdk/custody/profiles/medical-waste.ts";
import { STEEL_COIL } from "../../../sdk/custody/profiles/steel-coil.ts";
import { readJson } from "../../shared/files.ts";

/** Profiles that come with the program, by the name that stands for them. */
const SHIPPED: Readonly<Record<string, Profile>> = {
  "medical-waste": MEDICAL_WASTE,
  "steel-coil": STEEL_COIL,
  "food-lot": FOOD_LOT,
};

/** What an option for a profile takes. */
export const PROFILE_SOURCE = `JSON file, or one of ${Object.keys(SHIPPED).join(", ")}`;

/**
 * A shipped profile by its name, or the one in a file: by itself, or as `tally --json custody profile show` prints it.
 *
 * @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`, `CUSTODY_PROFILE_INVALID`.
 */
export function readProfile(source: string): Profile {
  if (Object.hasOwn(SHIPPED, source)) return SHIPPED[source] as Profile;
  const json = readJson(source);
  const isShown = typeof json === "object" && json !== null && "profile" in json;
  return parseProfile(isShown ? json.profile : json);
}
