import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { getResource } from "../../sdk/data/actions/catalog/get-resource.ts";
import type { GetComputationReturnType } from "../../sdk/data/actions/computations/get-computation.ts";
import { catalogContract } from "../../sdk/data/contracts.ts";
import type { AgreementView, AgreementViews } from "../access/agreement-view.ts";
import type { VersionDocument } from "../catalogue/documents.ts";
import type { InputTable } from "../compute/run/inputs.ts";
import { vaultError } from "../errors.ts";
import type { Versions } from "../store/versions.ts";
import type { ComputeSettings } from "./settings.ts";

/** A job, as the chain has it. */
export interface StandingJob extends Pick<GetComputationReturnType, "job" | "status"> {
  readonly computation: string;
}

export interface JobInputsParameters {
  readonly client: Client;
  readonly views: AgreementViews;
  readonly versions: Versions;
  readonly settings: ComputeSettings;
}

/** Agreements that are over still hold for a job that was approved and charged under them; these do not. */
const WITHDRAWN = ["Suspended", "Retired", "Revoked"];
/** Jobs that an owner withdrew from, or whose inputs were withdrawn. */
const ENDED = ["Cancelled", "Stopped"];

export const refuseJob = (computation: string, reason: string, values: Record<string, unknown> = {}) => {
  const all = { field: "computation", value: computation, reason, ...values };
  return vaultError("COMPUTATION_REFUSED", `computation ${computation}: ${reason}`, all);
};

/**
 * Requires that nothing of a job was withdrawn: neither the job, nor an agreement, nor a version.
 *
 * @throws `COMPUTATION_REFUSED`, `AGREEMENT_FOREIGN`, `NOT_FOUND`.
 */
export async function requireStanding(
  { client, views }: Pick<JobInputsParameters, "client" | "views">,
  { computation, status, job }: StandingJob,
): Promise<readonly AgreementView[]> {
  if (ENDED.includes(status)) throw refuseJob(computation, `it is ${status}`, { status });
  const agreements: AgreementView[] = [];
  for (const { agreement, resource, version } of job.inputs) {
    const view = await views.look(agreement, job.requester);
    if (WITHDRAWN.includes(view.state))
      throw refuseJob(computation, `agreement ${agreement} is ${view.state}`, { agreement });
    if (!(await rpc(() => catalogContract(client).serves(resource, version)))) {
      throw refuseJob(computation, `version ${version} of ${resource} is not served`, { resource, version });
    }
    agreements.push(view);
  }
  return agreements;
}

/**
 * Requires that every owner approved a job that stands, and that it computes on this vault's versions alone. Gives the tables that it is about.
 *
 * @throws `COMPUTATION_REFUSED`, `NOT_FOUND`.
 */
export async function requireRunnable(
  { client, versions, settings }: JobInputsParameters,
  { computation, status, job }: StandingJob,
  agreements: readonly AgreementView[],
): Promise<Readonly<Record<string, InputTable>>> {
  if (status !== "Approved" && status !== "Challenged") throw refuseJob(computation, `it is ${status}`, { status });
  const tables: Record<string, InputTable> = {};
  for (const [place, { resource, version, contentRoot }] of job.inputs.entries()) {
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
    const least = Math.max(minGroupSize, agreements[place]?.terms.minGroupSize ?? 0);
    if (settings.policy.minimumGroupSize < least) {
      throw refuseJob(computation, `groups have to cover ${least} subjects, the policy says fewer`, { least });
    }
    tables[table] = { path: source.path, format: source.format, contentRoot, proof: { digest: source.digest } };
  }
  return tables;
}
