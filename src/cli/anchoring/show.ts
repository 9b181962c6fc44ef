import { getLightClient } from "../../sdk/anchoring/actions/get-light-client.ts";
import { showTime } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[lightClient: string]> = {
  takes: (command) => command.argument("<client>", "the light client's id"),
  async run(cli, lightClient) {
    const found = await getLightClient(await cli.client(), { lightClient });
    const { chainId, status, number, time, trustedUntil, era, validators } = found;
    const lines = [
      `chain       ${chainId}`,
      `status      ${status}`,
      `newest      ${number}, of ${showTime(BigInt(time))}`,
      `trust ends  ${showTime(BigInt(trustedUntil))}`,
      `renewed     ${era} times`,
      ...validators.map((validator, i) => `${i === 0 ? "validators" : "          "}  ${validator}`),
    ];
    cli.result(lines.join("\n"), { ok: true, lightClient: found });
  },
};
