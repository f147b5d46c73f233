import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { changedKnobs } from './knobs.js';
import type { PageData, Report } from './report-data.js';

export type { FleetReport, Report, RunReport, TitledScenario } from './report-data.js';

/**
 * Makes a page that shows what happened. It is whole: it fetches nothing, and may not.
 * @returns its HTML.
 * @throws Error when the parts of the page have not been built.
 */
export async function reportPage(report: Report): Promise<string> {
  const [script, style] = await Promise.all([builtFile('page.js'), builtFile('page.css')]);
  const data: PageData = { report, knobs: changedKnobs(report.scenario) };
  const policy =
    `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; ` +
    `base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${report.program} – impsim`)}</title>
<style>${style}</style>
</head>
<body>
<noscript>This report needs JavaScript.</noscript>
<main id="page"></main>
<script type="application/json" id="data">${scriptJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** What the build has made of the folder `page`. */
async function builtFile(name: string): Promise<string> {
  const home = createRequire(import.meta.url).resolve('imp-connection-manager/package.json');
  const file = join(resolve(home, '..'), 'dist/report', name);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`The page of reports is not built: run npm run build. There is no ${file}.`, {
      cause: error,
    });
  }
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** JSON that neither ends its element nor begins a comment in it, and is a literal of JavaScript. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
