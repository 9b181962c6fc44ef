import { getCycle } from "../../../sdk/clearing/actions/get-cycle.ts";
import { signListOfObligations } from "../../../sdk/clearing/model/confirmation.ts";
import { listsAfter } from "../../../sdk/clearing/model/lists.ts";
import { fault } from "../../shared/errors.ts";
import type { Verb } from "../../shared/verb.ts";
import { readObligations } from "../shared/read.ts";
import { ownBank, type SignOptions, signForBank, takesSigners } from "../shared/sign-for-bank.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[cycle: string, file: string, options: SignOptions]> = {
  takes: (command) =>
    takesSigners(
      command
        .argument("<cycle>", "its id", hash)
        .argument("<obligations>", "JSON file with obligations, in their order"),
    ),
  async run(cli, cycle, file, options) {
    const { terms, positions } = await getCycle(await cli.client(), { cycle });
    const [deployment, bank] = [await cli.deployment(), await ownBank(cli)];
    const before = new Map(positions.map((position) => [position.bank, position.list]));
    const obligations = readObligations(file);
    const own = listsAfter(terms, obligations, before).find((each) => each.bank === bank);
    if (own === undefined) throw fault("USAGE", `no obligation in ${file} is of bank ${bank}`, { file, bank });
    const confirmation = { cycle, bank, list: own.list };
    await signForBank(cli, options, bank, (signer) => signListOfObligations(signer, deployment, confirmation));
    cli.result(`bank ${bank} confirmed: ${options.out}`, { ok: true, ...confirmation, out: options.out });
  },
};
