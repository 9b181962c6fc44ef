import { proveReceivableConfirmed } from "../../../sdk/anchoring/actions/prove-receivable-confirmed.ts";
import type { Verb } from "../../shared/verb.ts";
import { type ProveOptions, prove, takesProof } from "../shared/prove.ts";

export const verb: Verb<[lightClient: string, receivable: string, options: ProveOptions]> = {
  takes: (command) => takesProof(command).argument("<receivable>", "the receivable's id on the other chain"),
  run: (cli, lightClient, receivable, options) =>
    prove(cli, { ...options, lightClient }, "the receivable is confirmed", (client, parameters) =>
      proveReceivableConfirmed(client, { ...parameters, receivable }),
    ),
};
