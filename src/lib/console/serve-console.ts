import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ConsoleSettings, SETTINGS_PATH } from "./settings.ts";
import { CONSOLE_HEADERS } from "./policy.ts";
import { type ReadThroughParameters, readThrough } from "./read-through.ts";

/** The page that every address of the console begins with. */
const PAGE = "index.html";
/** The page that is handed out as a file: it brings a policy of its own, and is never shown under ours. */
const HANDED_OUT = "verify.html";
/** What is said only to the build. */
const BUILD_ONLY = ["/manifest.json", "/sizes.json"];
/** Names in this folder have a hash of the content in them. */
const HASHED = "/assets/";

export interface ServeConsoleParameters {
  /** Where the built console is. */
  readonly folder: string;
  /** What it reads beside the query API. */
  readonly reads?: ReadThroughParameters;
  /** Domain of its passkeys (WebAuthn's RP id). @default none: no passkeys are made */
  readonly rpId?: string | undefined;
  /** Zone of the sites, "+08:00". @default none: times are in UTC alone */
  readonly zone?: string | undefined;
}

/** Whether the console was built into this folder. */
export const isConsoleBuilt = (folder: string): boolean => existsSync(join(folder, PAGE));

/** A GS1 Digital Link, of which the last part may look like a file's name. */
const LABEL = /^\/\d{2,4}\//;

/** A browser that goes to an address, and no program that asks an API: it takes HTML, and names no file. */
const goesToPage = ({ url, headers }: FastifyRequest) => {
  const path = url.split("?", 1)[0] ?? "";
  return (
    (headers.accept ?? "").includes("text/html") &&
    (LABEL.test(path) || !/\.\w+$/.test(path)) &&
    !path.startsWith("/v1/")
  );
};

/**
 * Serves the console: its files, and its one page for every address that no other route has. Other routes of the app are left as they
 * are, and what neither has is answered by the app.
 *
 * @example
 * import Fastify from "fastify";
 * import { serveConsole } from "../lib/console/serve-console.ts";
 *
 * const app = Fastify();
 * await app.register((scope) => serveConsole(scope, { folder: "dist/console" }));
 */
export async function serveConsole(
  scope: FastifyInstance,
  { folder, reads, rpId, zone }: ServeConsoleParameters,
): Promise<void> {
  scope.addHook("onRequest", async (_, reply) => {
    reply.headers(CONSOLE_HEADERS);
  });
  const settings: ConsoleSettings = { rpId: rpId ?? null, zone: zone ?? null };
  scope.get(SETTINGS_PATH, async () => settings);
  if (reads !== undefined) await readThrough(scope, reads);
  await scope.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    allowedPath: (path) => !BUILD_ONLY.includes(path),
    setHeaders(response, path) {
      response.header(
        "cache-control",
        path.replaceAll("\\", "/").includes(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
      );
      if (!path.endsWith(HANDED_OUT)) return;
      response.header("content-disposition", `attachment; filename="tallystick-${HANDED_OUT}"`);
    },
  });
  const page = (request: FastifyRequest, reply: FastifyReply) =>
    goesToPage(request) ? reply.type("text/html; charset=utf-8").sendFile(PAGE) : reply.callNotFound();
  scope.get("/", page);
  scope.get("/*", page);
}
