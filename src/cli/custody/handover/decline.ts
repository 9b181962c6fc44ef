import { parseJson } from "../../../sdk/core/json/parse-json.ts";
import { withdrawAcceptanceAndWait } from "../../../sdk/custody/actions/withdraw-acceptance.ts";
import {
  HANDOVER_FORMAT,
  parseHandoverMessage,
  parseHandoverOfferMessage,
} from "../../../sdk/custody/model/message.ts";
import type { Verb } from "../../shared/verb.ts";
import { oneIncoming } from "../shared/messages.ts";

export const verb: Verb<[file: string | undefined, options: { readonly payload?: string }]> = {
  takes: (command) =>
    command
      .argument("[file]", "as `offer` or `accept` wrote it")
      .option("--payload <text>", "what was scanned from a QR code, in place of a file"),
  async run(cli, file, { payload }) {
    const text = oneIncoming(file, payload).text();
    const { format } = (parseJson(text) ?? {}) as { readonly format?: unknown };
    const parse = format === HANDOVER_FORMAT ? parseHandoverMessage : parseHandoverOfferMessage;
    const client = await cli.writer();
    const { offer, giverSignature } = parse(text, client.deployment);
    const { state, receipt } = await withdrawAcceptanceAndWait(client, { offer, giverSignature });
    cli.result(`what was signed of ${offer.unit} for hop ${offer.hop} is void: it is at hop ${state.hops}`, {
      ok: true,
      unit: offer.unit,
      hops: state.hops,
      tx: receipt.hash,
    });
  },
};
