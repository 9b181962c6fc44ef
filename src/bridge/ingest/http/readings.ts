import type { FastifyError, FastifyPluginAsync, FastifyReply } from "fastify";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { isTallyError, type TallyError } from "../../../lib/errors.ts";
import { PROBLEM_TYPE, problemBytes } from "../../../lib/problem.ts";
import { type BridgeErrorCode, bridgeError } from "../../model/errors.ts";
import type { Intake } from "../../model/frame.ts";
import { problemOf } from "../../model/problem.ts";
import type { SenmlReader } from "../senml/observations.ts";
import { type HttpStation, keyRing } from "./keys.ts";
import { postReadings } from "./schemas.ts";

export interface HttpReadingsOptions {
  readonly stations: readonly HttpStation[];
  readonly intake: Intake;
  readonly read: SenmlReader;
  readonly clock?: Clock;
  /** Bytes of a body. @default 65536 */
  readonly bodyLimit?: number;
  /** What Retry-After says. @default 5 */
  readonly retryAfterSeconds?: number;
  /** Hears of faults and of a store that failed. */
  readonly onProblem?: (error: unknown) => void;
}

const MEDIA_TYPES = ["application/senml+json", "application/json"];
const BEARER = /^Bearer +([\x21-\x7e]{1,512})$/i;

/** Codes of what Fastify itself refuses, as a client's fault. */
const OF_FASTIFY: Readonly<Record<number, BridgeErrorCode>> = {
  400: "REQUEST_INVALID",
  413: "PAYLOAD_TOO_LARGE",
  415: "MEDIA_TYPE_UNSUPPORTED",
};

/** Every other refusal is 422, or 503 where trying again can help. */
const STATUS: Readonly<Record<string, number>> = {
  SENML_SYNTAX: 400,
  REQUEST_INVALID: 400,
  UNAUTHORIZED: 401,
  STATION_UNKNOWN: 404,
  PAYLOAD_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  QUOTA_EXCEEDED: 429,
  INTERNAL: 500,
};

declare module "fastify" {
  interface FastifyRequest {
    /** Number of the station whose key was right. */
    tallyStation: number;
  }
}

/** `POST /v1/stations/:station/readings`, the station by its name: a SenML pack, answered 202 when it is durable. */
export const httpReadings: FastifyPluginAsync<HttpReadingsOptions> = async (app, options) => {
  const { intake, read, clock = systemClock, bodyLimit = 65_536, retryAfterSeconds = 5, onProblem } = options;
  const stations = new Map(options.stations.map((each) => [each.key, { ...each, opens: keyRing(each) }]));

  app.decorateRequest("tallyStation", 0);
  // The bytes as they came are the evidence, so no parser in between. Of this plugin's routes only.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(MEDIA_TYPES, { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));

  const refuse = (reply: FastifyReply, error: TallyError) => {
    const status = STATUS[error.code] ?? (error.retryable ? 503 : 422);
    if (status === 401) reply.header("www-authenticate", "Bearer");
    if (status === 429 || status === 503) reply.header("retry-after", retryAfterSeconds);
    return reply
      .code(status)
      .type(PROBLEM_TYPE)
      .send(problemBytes(problemOf(error, status)));
  };

  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const known = isTallyError(error);
    const code = known ? undefined : OF_FASTIFY[error.statusCode ?? 500];
    if (code !== undefined) return refuse(reply, bridgeError(code, error.message));
    if (!known || isTallyError(error, "STORE_FAILED")) onProblem?.(error);
    return refuse(reply, known ? error : bridgeError("INTERNAL", "something failed inside"));
  });

  app.post<{ Params: { station: string }; Body: Buffer | undefined }>(
    // Called as in the paths that are read, where it is a number: OpenAPI has one path of this form.
    "/v1/stations/:station/readings",
    {
      schema: postReadings,
      bodyLimit,
      validatorCompiler: () => () => true,
      // Before the body is read: a stranger's bytes are not taken in.
      onRequest: async (request, reply) => {
        const { station: key } = request.params as { station: string };
        const station = stations.get(key);
        const apiKey = BEARER.exec(request.headers.authorization ?? "")?.[1];
        if (apiKey === undefined) return refuse(reply, bridgeError("UNAUTHORIZED", "no API key"));
        if (station === undefined) return refuse(reply, bridgeError("STATION_UNKNOWN", "no such station", { key }));
        if (!station.opens(apiKey))
          return refuse(reply, bridgeError("UNAUTHORIZED", "the API key is not the station's"));
        request.tallyStation = station.station;
        return undefined;
      },
    },
    async (request, reply) => {
      const station = request.tallyStation;
      const receivedAt = clock.now();
      const raw = request.body ?? Buffer.alloc(0);
      try {
        const { observations, relativeTimes } = read(raw, station, receivedAt);
        const receipt = await intake.accept({ source: "http", station, receivedAt, raw, observations });
        return reply
          .code(202)
          .type("application/json")
          .send({ ...receipt, relativeTimes });
      } catch (error) {
        // What the sender can only send again as it is: it is on record before the sender hears.
        if (isTallyError(error) && (!error.retryable || error.code === "QUOTA_EXCEEDED")) {
          await intake.reject({
            source: "http",
            station,
            receivedAt,
            raw,
            code: error.code,
            detail: error.message,
          });
        }
        throw error;
      }
    },
  );
};
