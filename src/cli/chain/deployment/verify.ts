import { fault } from "../../shared/errors.ts";
import type { Verb } from "../../shared/verb.ts";
import { verifyDeployment } from "./shared/verify.ts";

export const verb: Verb = {
  async run(cli) {
    const client = await cli.client();
    const contracts = await verifyDeployment(client.provider, client.deployment);
    const lines = contracts.map(
      ({ ok, name, address, runtime, creation, immutables }) =>
        `${ok ? "ok  " : "FAIL"} ${name.padEnd(24)} ${address}  code ${runtime}, creation ${creation}, immutables ${immutables}`,
    );
    const failed = contracts.filter(({ ok }) => !ok).map(({ name }) => name);
    if (failed.length === 0) return cli.result(lines.join("\n"), { ok: true, contracts });
    cli.note(lines.join("\n"));
    throw fault("DEPLOYMENT_DIFFERS", `not what was built here: ${failed.join(", ")}`, { failed, contracts });
  },
};
