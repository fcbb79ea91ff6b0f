// Which browser the checks look with, and how it is started.
import { existsSync } from 'node:fs';

/**
 * What CHROMIUM names; else Chromium without a window, which is the same engine with a third less work around it, where it is
 * installed; else Chromium.
 */
export const executablePath = process.env.CHROMIUM || ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);

// What is of no use here: above all a spare process a page, made anew with every address. Playwright's own list gives way to it.
const without = 'SpareRendererForSitePerProcess,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning,Translate';

/** How Chromium must be started in a container, and so that it asks nothing of the network by itself. */
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', `--disable-features=${without}`];
