import { proveStatementValid } from "../../../sdk/anchoring/actions/prove-statement-valid.ts";
import type { Verb } from "../../shared/verb.ts";
import { type ProveOptions, prove, takesProof } from "../shared/prove.ts";

export const verb: Verb<[lightClient: string, uid: string, options: ProveOptions]> = {
  takes: (command) => takesProof(command).argument("<uid>", "the statement's uid"),
  run: (cli, lightClient, uid, options) =>
    prove(cli, { ...options, lightClient }, "the statement is valid", (client, parameters) =>
      proveStatementValid(client, { ...parameters, uid }),
    ),
};
