import { id } from "ethers";
import { canonicalJson } from "../../../sdk/core/json/canonical-json.ts";
import type { Profile } from "../../model/profile.ts";

/** keccak256 of a profile's canonical JSON (RFC 8785): `qualityProfile` of the batches judged by it. */
export const profileHash = (profile: Profile): string => id(canonicalJson(profile));
