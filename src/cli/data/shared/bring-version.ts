import { getResource } from "../../../sdk/data/actions/catalog/get-resource.ts";
import { setResourceStatusAndWait } from "../../../sdk/data/actions/catalog/set-resource-status.ts";
import type { VersionDocument } from "../../../vault/catalogue/documents.ts";
import { type PublishPreparedParameters, publishPrepared } from "../../../vault/publish/publish-prepared.ts";
import type { Cli } from "../../shared/cli.ts";
import type { Writer } from "../../shared/connection.ts";

export interface BringVersionParameters extends PublishPreparedParameters {
  readonly client: Writer;
}

/** Brings a prepared version to the chain, and says so. The first one of a resource makes it Active. @throws as `publishPrepared`. */
export async function bringVersion(cli: Cli, parameters: BringVersionParameters): Promise<void> {
  const { client, resource, number } = parameters;
  const { version, sealed }: VersionDocument = await publishPrepared(parameters);
  const { status } = await getResource(client, { resource });
  if (status === "Draft") await setResourceStatusAndWait(client, { resource, status: "Active" });
  const { contentRoot: root, leaves: rows } = version;
  const text = `resource ${resource}\nversion  ${number}\nrows     ${rows}\nroot     ${root}`;
  const { ciphertextHash, size } = sealed;
  cli.result(text, { ok: true, resource, version: number, rows, root, ciphertextHash, size });
}
