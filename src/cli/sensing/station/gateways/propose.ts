import { proposeGatewaysAndWait } from "../../../../sdk/sensing/actions/stations/propose-gateways.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type GatewayOptions, takesGateways } from "../../shared/gateway-set.ts";

export const verb: Verb<[station: number, options: GatewayOptions]> = {
  takes: takesGateways,
  async run(cli, station, options) {
    const { receipt, ...proposed } = await proposeGatewaysAndWait(await cli.writer(), { station, ...options });
    const text = `${proposed.quorum} of ${proposed.gateways.length} gateways proposed for station ${station}`;
    cli.result(text, { ok: true, ...proposed, tx: receipt.hash });
  },
};
