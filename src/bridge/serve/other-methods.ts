import type { FastifyInstance } from "fastify";
import { bridgeError } from "../model/errors.ts";
import { sendProblem } from "./problem.ts";

/** Answers 405 with the methods that are allowed where a path is known and the method is not. To be set up before the routes. */
export function refuseOtherMethods(app: FastifyInstance): { readonly add: () => void } {
  /** By path, whatever its parameters are called. */
  const known = new Map<string, { readonly url: string; readonly methods: Set<string> }>();
  app.addHook("onRoute", ({ url, method }) => {
    const path = url.replaceAll(/:\w+/g, ":");
    const route = known.get(path) ?? { url, methods: new Set<string>() };
    known.set(path, route);
    for (const each of [method].flat()) route.methods.add(each);
  });
  return {
    /** Once all routes are there. */
    add() {
      for (const { url, methods } of [...known.values()]) {
        const allowed = [...methods].sort();
        app.route({
          url,
          method: app.supportedMethods.filter((method) => !methods.has(method)),
          schema: { hide: true },
          // Before the body is read.
          onRequest: async (request, reply) => {
            const message = `${request.url} does not know ${request.method}`;
            const error = bridgeError("METHOD_NOT_ALLOWED", message, { method: request.method, allowed });
            return sendProblem(reply.header("allow", allowed.join(", ")), error);
          },
          handler: async () => undefined,
        });
      }
    },
  };
}
