import type { FastifyError, FastifyPluginAsync, FastifyReply } from "fastify";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { isTallyError } from "../../../lib/errors.ts";
import type { Intake } from "../../model/frame.ts";
import type { SenmlReader } from "../senml/observations.ts";
import { type HttpStation, keyRing } from "./keys.ts";
import { type Problem, type ProblemStatus, problem, problemOf } from "./problem.ts";
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

/** Answers of Fastify itself that are a client's fault. */
const OF_FASTIFY: Readonly<Record<string, ProblemStatus>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 413,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 415,
  FST_ERR_CTP_EMPTY_TYPE: 415,
};

declare module "fastify" {
  interface FastifyRequest {
    /** Number of the station whose key was right. */
    tallyStation: number;
  }
}

/** `POST /v1/stations/:key/readings`: a SenML pack, answered 202 when it is durable. */
export const httpReadings: FastifyPluginAsync<HttpReadingsOptions> = async (app, options) => {
  const { intake, read, clock = systemClock, bodyLimit = 65_536, retryAfterSeconds = 5, onProblem } = options;
  const stations = new Map(options.stations.map((each) => [each.key, { ...each, opens: keyRing(each) }]));

  app.decorateRequest("tallyStation", 0);
  // The bytes as they came are the evidence, so no parser in between. Of this plugin's routes only.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(MEDIA_TYPES, { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));

  const refuse = (reply: FastifyReply, what: Problem) => {
    if (what.status === 401) reply.header("www-authenticate", "Bearer");
    if (what.status === 429 || what.status === 503) reply.header("retry-after", retryAfterSeconds);
    // As bytes: Fastify has no serializer for this media type.
    return reply
      .code(what.status)
      .type("application/problem+json")
      .send(Buffer.from(JSON.stringify(what)));
  };

  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = OF_FASTIFY[error.code] ?? (error.statusCode === 400 ? 400 : undefined);
    if (status !== undefined) return refuse(reply, problem(status, error.code));
    if (!isTallyError(error) || error.code === "STORE_FAILED") onProblem?.(error);
    return refuse(reply, problemOf(error));
  });

  app.post<{ Params: { key: string }; Body: Buffer | undefined }>(
    "/v1/stations/:key/readings",
    {
      schema: postReadings,
      bodyLimit,
      validatorCompiler: () => () => true,
      // Before the body is read: a stranger's bytes are not taken in.
      onRequest: async (request, reply) => {
        const { key } = request.params as { key: string };
        const station = stations.get(key);
        const apiKey = BEARER.exec(request.headers.authorization ?? "")?.[1];
        if (apiKey === undefined) return refuse(reply, problem(401, "KEY_MISSING"));
        if (station === undefined) return refuse(reply, problem(404, "STATION_UNKNOWN"));
        if (!station.opens(apiKey)) return refuse(reply, problem(401, "KEY_WRONG"));
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
