import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import "./design/tokens.css";
import "./design/base.css";
import { keepForOffline } from "./browser/offline.ts";
import { currentTheme, showTheme } from "./browser/preferences.ts";
import { createConsoleRouter } from "./routes.tsx";
import { startTexts } from "./text/start-texts.ts";

/** The console in a page. */
showTheme(currentTheme());
await startTexts();
createRoot(document.getElementById("root") as HTMLElement).render(<RouterProvider router={createConsoleRouter()} />);
if (import.meta.url.startsWith("http")) await keepForOffline();
