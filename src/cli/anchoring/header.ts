import { getRecordedHeader } from "../../sdk/anchoring/actions/get-recorded-header.ts";
import { showTime } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

export const verb: Verb<[lightClient: string, number: number]> = {
  takes: (command) =>
    command.argument("<client>", "the light client's id").argument("<height>", "of the other chain", wholeNumber),
  async run(cli, lightClient, number) {
    const header = await getRecordedHeader(await cli.client(), { lightClient, number });
    const { stateRoot, time, blockHash } = header;
    const text = `height      ${number}, of ${showTime(BigInt(time))}\nstate root  ${stateRoot}\nblock hash  ${blockHash}…`;
    cli.result(text, { ok: true, header });
  },
};
