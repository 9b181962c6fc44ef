import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { NotFoundPage } from "./shell/not-found.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

/** A page that is loaded when it is opened. */
const page = <Name extends string>(
  path: string,
  load: () => Promise<Readonly<Record<Name, React.ComponentType>>>,
  name: Name,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

/** Every page of the console by its address: the one list. */
export const createConsoleRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      page("/", () => import("./start/start-page.tsx"), "StartPage"),
      page("/verify", () => import("./verify-route.tsx"), "VerifyRoute"),
    ]),
    defaultPreload: "intent",
    scrollRestoration: true,
  });
