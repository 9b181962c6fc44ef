import { buildReleaseExpelledLienProposal } from "../../../../sdk/ledger/actions/liens/build-release-expelled-lien-proposal.ts";
import { instrumentOf } from "../../../receivables/shared/instrument-of.ts";
import { type LienOptions, takesLien } from "../../../receivables/shared/lien.ts";
import { wholeNumber } from "../../../shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

interface ReleaseLienOptions extends LienOptions, Described {
  readonly pledgee: number;
}

export const verb: Verb<[receivable: string, options: ReleaseLienOptions]> = {
  takes: (command) =>
    takesLien(described(command)).requiredOption("--pledgee <org>", "organisation that is expelled", wholeNumber),
  run: (cli, receivable, options) =>
    propose(cli, async (client) => {
      const instrument = await instrumentOf(client, receivable);
      return buildReleaseExpelledLienProposal(client, { instrument, ...options });
    }),
};
