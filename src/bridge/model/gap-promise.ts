import { id } from "ethers";

/**
 * What a gateway that signed a gap has promised for the place where it begins: no batch there, ever. Its reason and its end may be
 * signed anew, since the chain takes one gap at a place.
 */
export const GAP_PROMISE = id("gap");
