import { discardVote } from "../../../network/votes/vote.ts";
import type { Verb } from "../../shared/verb.ts";
import { openRpc } from "../shared/open-rpc.ts";
import { validatorAddress } from "../shared/validator-address.ts";

export const verb: Verb<[account: string]> = {
  takes: (command) => command.argument("<address>", "of the validator", validatorAddress),
  async run(cli, account) {
    await discardVote(await openRpc(cli), account);
    const text = `This node votes on ${account} no more. What it voted in blocks that are there counts until the epoch ends.`;
    cli.result(text, { ok: true, subject: account });
  },
};
