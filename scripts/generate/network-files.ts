/** test/vectors/network: what `tally network init` writes for 1, 4 and 7 validators, with keys that are the same each time. */
import { plannedCase, showPlanned } from "../../src/testing/network.ts";
import { banner, type Generator } from "./generator.ts";

export const networkFiles: Generator = {
  name: "network files",
  files: () =>
    new Map(
      ([1, 4, 7] as const).map((validators) => [
        `test/vectors/network/${validators}-validators.txt`,
        banner("network-files.ts", "#", "") + showPlanned(plannedCase(validators)),
      ]),
    ),
};
