import type { Verb } from "../../shared/verb.ts";
import { incoming, texts } from "../shared/messages.ts";
import { submitAll, submitEach } from "../shared/submit.ts";

interface SubmitOptions {
  readonly payload?: readonly string[];
  readonly each?: boolean;
}

const PAYLOAD = "what was scanned from the receiver's QR code; give it again for more";

export const verb: Verb<[files: string[], options: SubmitOptions]> = {
  takes: (command) =>
    command
      .argument("[files...]", "as `accept` wrote them")
      .option("--payload <text>", PAYLOAD, texts)
      .option("--each", "each by itself: one that fails does not keep the others back"),
  async run(cli, files, { payload, each }) {
    const messages = incoming(files, payload);
    await (each ? submitEach(cli, messages) : submitAll(cli, messages));
  },
};
