import type { Profile } from "../profile/profile.ts";
import { PROFILE_FORMAT } from "../profile/profile.ts";

/** Default for rivers. */
export const riverProfile: Profile = {
  format: PROFILE_FORMAT,
  name: "river",
  version: 1,
  window: 1500,
  lateAfter: 3600,
  clockAllowance: 300,
  notMeasured: ["B", "C", "D", "F", "M"],
  parameters: {},
  combinations: [],
};
