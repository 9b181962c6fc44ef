import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import "./design/tokens.css";
import "./design/base.css";
import { createQueryClient } from "./api/client.ts";
import { followChanges } from "./api/follow-changes.ts";
import { followViewer } from "./api/forget-seen.ts";
import { keepForOffline } from "./browser/offline.ts";
import { currentTheme, showTheme } from "./browser/preferences.ts";
import { createConsoleRouter } from "./routes.tsx";
import { startTexts } from "./text/start-texts.ts";

/** The console in a page. */
showTheme(currentTheme());
await startTexts();
const queries = createQueryClient();
createRoot(document.getElementById("root") as HTMLElement).render(
  <QueryClientProvider client={queries}>
    <RouterProvider router={createConsoleRouter()} />
  </QueryClientProvider>,
);
followChanges(queries);
followViewer(queries);
await keepForOffline();
