import { approveGatewaysAndWait } from "../../../../sdk/sensing/actions/stations/approve-gateways.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type GatewayOptions, takesGateways } from "../../shared/gateway-set.ts";

export const verb: Verb<[station: number, options: GatewayOptions]> = {
  takes: takesGateways,
  async run(cli, station, options) {
    const { receipt, ...approved } = await approveGatewaysAndWait(await cli.writer(), { station, ...options });
    const text = `station ${station}: epoch ${approved.epoch}, ${approved.quorum} of ${approved.gateways.length} gateways sign`;
    cli.result(text, { ok: true, ...approved, tx: receipt.hash });
  },
};
