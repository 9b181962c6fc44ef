import type { Client } from "../../core/client.ts";
import { getVersion } from "../actions/catalog/get-version.ts";
import type { ListedResource } from "../actions/catalog/list-resources.ts";
import type { ConsentMode, ResourceStatus, Visibility } from "../model/states.ts";

/** A version as a line of a screen. Times are seconds since 1970. */
export interface VersionLine {
  readonly number: number;
  readonly rows: number;
  readonly contentRoot: string;
  readonly collectedFrom: number;
  readonly collectedTo: number;
  /** Organisation that collected it. */
  readonly source: number;
  /** How many accounts countersigned it. */
  readonly validators: number;
  readonly revoked: boolean;
}

/** A resource as a line of a screen, with its versions. */
export interface ResourceLine {
  readonly resource: string;
  /** 32 bytes that the owner chose. */
  readonly name: string;
  readonly status: Exclude<ResourceStatus, "None">;
  readonly consent: ConsentMode;
  readonly visibility: Visibility;
  readonly minGroupSize: number;
  readonly versions: readonly VersionLine[];
}

export async function resourceLine(client: Client, listed: ListedResource): Promise<ResourceLine> {
  const { resource, name, status, consent, visibility, minGroupSize } = listed;
  const versions: VersionLine[] = [];
  for (let number = 1; number <= listed.versions; number++) {
    const { version, validators, revoked } = await getVersion(client, { resource, number });
    const { contentRoot, source } = version;
    versions.push({
      number,
      rows: Number(version.leaves),
      contentRoot,
      collectedFrom: Number(version.collectedFrom),
      collectedTo: Number(version.collectedTo),
      source,
      validators: validators.length,
      revoked,
    });
  }
  return { resource, name, status, consent, visibility, minGroupSize, versions };
}
