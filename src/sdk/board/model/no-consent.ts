import { ZeroAddress } from "ethers";
import type { Consent } from "../../settlement/model/consent.ts";

/** What stands for a consent where none is asked for. */
export const NO_CONSENT: Consent = { party: ZeroAddress, nonce: 0n, signature: "0x" };
