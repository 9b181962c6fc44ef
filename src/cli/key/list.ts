import { keysIn } from "../shared/keystore.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb = {
  run(cli) {
    const keys = keysIn(cli.environment());
    const layout = cli.layout();
    const rows = keys.map(({ name, address }) => [name, address]);
    cli.result(table(["name", "account"], rows, { ...layout, fullHashes: true }), { ok: true, keys });
  },
};
