import { callLayerAndWait } from "../../../sdk/treaties/actions/call-layer.ts";
import { getLoss } from "../../../sdk/treaties/actions/get-loss.ts";
import { hash } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[loss: string, layer: number]> = {
  takes: (command) =>
    command.argument("<loss>", "its id", hash).argument("<layer>", "number of the layer, from 0", wholeNumber),
  async run(cli, loss, layer) {
    const client = await cli.writer();
    const { notice } = await getLoss(client, { loss });
    const { call, receipt } = await callLayerAndWait(client, { notice, layer });
    cli.result(call === null ? "nothing is called" : `called as ${call}`, { ok: true, loss, call, tx: receipt.hash });
  },
};
