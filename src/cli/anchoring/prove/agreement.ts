import { proveAgreementActive } from "../../../sdk/anchoring/actions/prove-agreement-active.ts";
import type { Verb } from "../../shared/verb.ts";
import { type ProveOptions, prove, takesProof } from "../shared/prove.ts";

export const verb: Verb<[lightClient: string, agreement: string, options: ProveOptions]> = {
  takes: (command) => takesProof(command).argument("<agreement>", "the agreement's id on the other chain"),
  run: (cli, lightClient, agreement, options) =>
    prove(cli, { ...options, lightClient }, "the agreement is active", (client, parameters) =>
      proveAgreementActive(client, { ...parameters, agreement }),
    ),
};
