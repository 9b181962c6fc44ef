import { basename } from "node:path";
import { InvalidArgumentError } from "commander";
import { id } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import { addServiceAndWait } from "../../sdk/data/actions/catalog/add-service.ts";
import { createResourceAndWait } from "../../sdk/data/actions/catalog/create-resource.ts";
import { type GetResourceReturnType, getResource } from "../../sdk/data/actions/catalog/get-resource.ts";
import { listServices } from "../../sdk/data/actions/catalog/list-services.ts";
import type { ResourceTerms } from "../../sdk/data/model/catalogue/resource.ts";
import { signVersion } from "../../sdk/data/model/catalogue/version.ts";
import type { Column } from "../../sdk/data/model/content/schema.ts";
import { resourceId } from "../../sdk/data/model/ids.ts";
import { CONSENT_MODES, VISIBILITIES } from "../../sdk/data/model/states.ts";
import { asJson, type ResourceDocument } from "../../vault/catalogue/documents.ts";
import { diskFolders } from "../../vault/content/files.ts";
import { prepareVersion } from "../../vault/publish/prepare-version.ts";
import type { Writer } from "../shared/connection.ts";
import { fault } from "../shared/errors.ts";
import { readJson } from "../shared/files.ts";
import { oneOf, time, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { CONFIG_OPTION, openStoreOf, readConfig } from "../vault/shared/config.ts";
import { bringVersion } from "./shared/bring-version.ts";
import { FORMATS, type Format, formatOf } from "./shared/formats.ts";
import { ownOrganisation } from "./shared/own-organisation.ts";
import { writeVersion } from "./shared/version-file.ts";

interface PublishOptions extends Pick<ResourceTerms, "consent" | "visibility"> {
  readonly config: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly format?: Format;
  readonly columns?: string;
  readonly system: string;
  readonly method: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly minGroup: number;
  readonly validators: number;
  readonly source?: number;
  readonly prepare?: string;
  readonly threads: number;
  readonly compute?: boolean;
}

/** What one thread reads, two can hash. */
const THREADS = 2;
const MOST_THREADS = 64;

function threadCount(text: string): number {
  const count = wholeNumber(text);
  if (count <= MOST_THREADS) return count;
  throw new InvalidArgumentError(`At most ${MOST_THREADS}.`);
}

/** Seconds within which the version has to be on chain. */
const LIFETIME = 86_400;

export const verb: Verb<[file: string, options: PublishOptions]> = {
  takes: (command) =>
    command
      .argument("<file>", "CSV, Parquet or any other file")
      .requiredOption(...CONFIG_OPTION)
      .requiredOption("--name <name>", "of the resource, which is created if there is none of it")
      .option("--title <text>", "what members see; the name if left out")
      .option("--description <text>", "what it is")
      .option("--format <format>", "how it is read; by its name if left out", oneOf(FORMATS))
      .option("--columns <file>", "columns of a CSV file, as JSON; detected if left out")
      .option("--system <text>", "system that the data come from", "unknown")
      .option("--method <text>", "how they were collected", "unknown")
      .requiredOption("--from <time>", "when they were collected", time)
      .requiredOption("--to <time>", "until when", time)
      .option("--consent <mode>", "whose consent agreements need", oneOf(CONSENT_MODES), "None")
      .option("--visibility <who>", "who is shown the resource", oneOf(VISIBILITIES), "Members")
      .option("--min-group <number>", "subjects behind any computed number", wholeNumber, 0)
      .option("--validators <number>", "organisations that countersign each version, 0 to 255", wholeNumber, 0)
      .option("--source <org>", "organisation that collected the data; the own if left out", wholeNumber)
      .option("--prepare <file>", "writes what source and validators have to sign, and brings nothing to the chain yet")
      .option("--threads <number>", "that hash beside the one that reads, 0 to 64", threadCount, THREADS)
      .option("--compute", "also with a service for computations, which is added if there is none"),
  async run(cli, path, options) {
    const config = readConfig(cli, options.config);
    const client = await cli.writer();
    const signer = await cli.signer();
    const org = await ownOrganisation(client);
    const { store, files } = openStoreOf(config, client, org);
    try {
      const resource = await resourceOf(client, org, options);
      const { validators } = resource;
      const { source = org, prepare } = options;
      if (prepare === undefined && (source !== org || validators > 0)) {
        const message = "others sign the version: --prepare writes what they sign, `tally data bring` brings it";
        throw fault("USAGE", message, { source, validators });
      }
      const columns = options.columns === undefined ? undefined : (readJson(options.columns) as readonly Column[]);
      // Loads an engine, which help needs none of.
      const { openSourceAs } = await import("./shared/open-source.ts");
      const opened = await openSourceAs(path, options.format ?? formatOf(path), columns);
      const now = Math.floor(systemClock.now() / 1_000);
      const title = options.title ?? options.name;
      const document = await prepareVersion({
        client,
        versions: store.versions,
        files,
        folders: diskFolders,
        contents: config.store.contents,
        resource: resource.resource,
        ...opened,
        facts: {
          metadata: { title, description: options.description ?? "", file: basename(path) },
          sourceSystem: options.system,
          method: options.method,
          source,
          collectedFrom: Number(options.from),
          collectedTo: Number(options.to),
          deadline: now + LIFETIME,
        },
        now,
        threads: options.threads,
      });
      const { version } = document;
      const before = store.versions.resource(version.resource) as unknown as ResourceDocument | undefined;
      const about = { name: id(options.name), title, description: options.description ?? "", keywords: [] };
      store.versions.putResource(version.resource, asJson({ ...about, policies: before?.policies ?? {} }));
      const { number } = version;
      if (prepare !== undefined) {
        writeVersion(prepare, version);
        const text = `resource ${version.resource}\nversion  ${number}, prepared: ${prepare}`;
        cli.result(text, {
          ok: true,
          resource: version.resource,
          version: number,
          prepared: prepare,
          source,
          validators,
        });
        return;
      }
      const sourceSignature = await signVersion(signer, client.deployment, version);
      const { versions } = store;
      await bringVersion(cli, { client, versions, resource: version.resource, number, sourceSignature });
    } finally {
      store.close();
    }
  },
};

const HASHES = { interfaceHash: id("tallystick/vault/v1"), endpointHash: id("tallystick/vault/v1") };

/** The resource of a name, with a service for downloads, and one for computations if asked. */
async function resourceOf(client: Writer, org: number, options: PublishOptions): Promise<GetResourceReturnType> {
  const name = id(options.name);
  const resource = resourceId(client.deployment, org, name);
  if (!(await isThere(client, resource))) {
    const { consent, visibility, validators, minGroup: minGroupSize } = options;
    await createResourceAndWait(client, { name, terms: { consent, visibility, validators, minGroupSize } });
    await addServiceAndWait(client, { name: id("download"), service: { resource, kind: "Download", ...HASHES } });
  }
  if (options.compute) await addComputing(client, resource);
  return getResource(client, { resource });
}

async function isThere(client: Writer, resource: string): Promise<boolean> {
  try {
    await getResource(client, { resource });
    return true;
  } catch (error) {
    if (!isTallyError(error, "NOT_FOUND")) throw error;
    return false;
  }
}

async function addComputing(client: Writer, resource: string): Promise<void> {
  const services = await listServices(client, { resource });
  if (services.some(({ kind, removed }) => kind === "Compute" && !removed)) return;
  await addServiceAndWait(client, { name: id("compute"), service: { resource, kind: "Compute", ...HASHES } });
}
