import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { getResource } from "../../sdk/data/actions/catalog/get-resource.ts";
import { type GetComputationReturnType, getComputation } from "../../sdk/data/actions/computations/get-computation.ts";
import { catalogContract } from "../../sdk/data/contracts.ts";
import type { AgreementViews } from "../access/agreement-view.ts";
import type { VersionDocument } from "../catalogue/documents.ts";
import type { InputTable } from "../compute/run/inputs.ts";
import { vaultError } from "../errors.ts";
import type { Versions } from "../store/versions.ts";
import type { ComputeSettings } from "./settings.ts";

/** A job that may be run here and now, with the tables that it is about. */
export interface RunnableJob extends GetComputationReturnType {
  readonly tables: Readonly<Record<string, InputTable>>;
}

export interface JobInputsParameters {
  readonly client: Client;
  readonly views: AgreementViews;
  readonly versions: Versions;
  readonly settings: ComputeSettings;
}

/** Agreements that are over still hold for a job that was approved and charged under them; these do not. */
const WITHDRAWN = ["Suspended", "Retired", "Revoked"];

export const refuseJob = (computation: string, reason: string, values: Record<string, unknown> = {}) => {
  const all = { field: "computation", value: computation, reason, ...values };
  return vaultError("COMPUTATION_REFUSED", `computation ${computation}: ${reason}`, all);
};

/**
 * Requires that every owner approved a job, that it computes on this vault's versions alone, and that nothing of that was withdrawn.
 *
 * @throws `COMPUTATION_REFUSED`, `AGREEMENT_FOREIGN`, `NOT_FOUND`.
 */
export async function requireRunnable(parameters: JobInputsParameters, computation: string): Promise<RunnableJob> {
  const { client, views, versions, settings } = parameters;
  const known = await getComputation(client, { computation });
  const { job, status } = known;
  if (status !== "Approved" && status !== "Challenged") throw refuseJob(computation, `it is ${status}`, { status });
  const tables: Record<string, InputTable> = {};
  for (const { agreement, resource, version, contentRoot } of job.inputs) {
    const view = await views.look(agreement, job.requester);
    if (WITHDRAWN.includes(view.state))
      throw refuseJob(computation, `agreement ${agreement} is ${view.state}`, { agreement });
    if (!(await rpc(() => catalogContract(client).serves(resource, version)))) {
      throw refuseJob(computation, `version ${version} of ${resource} is not served`, { resource, version });
    }
    const [table] = Object.entries(settings.tables).find(([, id]) => id.toLowerCase() === resource) ?? [];
    const stored = versions.version({ resource, number: version });
    if (table === undefined || stored?.state !== "Published") {
      throw refuseJob(computation, `resource ${resource} is no table of this vault`, { resource, version });
    }
    const { source, version: published } = stored.document as unknown as VersionDocument;
    if (source.format === "file" || published.contentRoot !== contentRoot) {
      throw refuseJob(computation, `version ${version} of ${resource} is not that table`, { resource, contentRoot });
    }
    const { minGroupSize } = await getResource(client, { resource });
    const least = Math.max(minGroupSize, view.terms.minGroupSize ?? 0);
    if (settings.policy.minimumGroupSize < least) {
      throw refuseJob(computation, `groups have to cover ${least} subjects, the policy says fewer`, { least });
    }
    tables[table] = { path: source.path, format: source.format, contentRoot, proof: { digest: source.digest } };
  }
  return { ...known, tables };
}
