/** The recipes of the manual for several machines: their index variables make each shard once. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chmod, writeFile } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import { readFleetCommand } from '../../targets/impsim/fleet/options.js';
import { folderFor } from '../support/files.js';
import { readPage } from '../readme/page.js';

const manual = await readPage('targets/impsim/fleet/README.md');

/** The part of the manual about an engine, up to the next one. */
function recipeOf(engine: string): string {
  const [, rest = ''] = manual.split(`**${engine}**`);
  return rest.split(/^\*\*|^## /m)[0]!;
}

/** The command that a recipe runs for a shard. */
function commandOf(recipe: string): string {
  const [command = ''] = /impsim fleet [^'"\n]*/.exec(recipe) ?? [];
  return command;
}

/** What impsim is given when a shell runs the command with these variables. */
async function argumentsOf(
  t: ExecutionContext,
  command: string,
  env: Record<string, string>,
): Promise<string[]> {
  const folder = await folderFor(t);
  const stub = join(folder, 'impsim');
  await writeFile(stub, '#!/bin/sh\nfor each; do echo "$each"; done\n');
  await chmod(stub, 0o755);
  const path = `${folder}:${process.env['PATH'] ?? ''}`;
  const output = execFileSync('sh', ['-c', command], { env: { PATH: path, ...env } });
  return output.toString().trimEnd().split('\n');
}

/** The variable that has the index, the first one, and how a template names it. */
const engines: readonly (readonly [engine: string, variable: string, first: number])[] = [
  ['Slurm', 'SLURM_ARRAY_TASK_ID', 1],
  ['AWS Batch', 'AWS_BATCH_JOB_ARRAY_INDEX', 0],
  ['Kubernetes', 'JOB_COMPLETION_INDEX', 0],
];

for (const [engine, variable, first] of engines) {
  test(`${engine}: each index is a shard of its own`, async (t) => {
    const command = commandOf(recipeOf(engine));
    t.true(command.includes(variable));
    const calls = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        argumentsOf(t, command, { [variable]: String(first + place) }),
      ),
    );
    await areAllShards(t, calls);
  });
}

for (const [engine, placeholder] of [
  ['GNU parallel', '{}'],
  ['GitHub Actions', '${{ matrix.shard }}'],
] as const) {
  test(`${engine}: each value is a shard of its own`, async (t) => {
    const command = commandOf(recipeOf(engine));
    t.true(command.includes(placeholder));
    const calls = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        argumentsOf(t, command.replaceAll(placeholder, String(place + 1)), {}),
      ),
    );
    await areAllShards(t, calls);
  });
}

async function areAllShards(t: ExecutionContext, calls: readonly string[][]): Promise<void> {
  const commands = await Promise.all(
    // The scenario of the manual is no file here.
    calls.map(async ([, ...args]) => {
      const given = args.map((arg) => arg.replace('outage.json', 'long-drop'));
      return (await readFleetCommand(given))!;
    }),
  );
  const shards = commands.map(({ plan }) => plan.shard);
  t.deepEqual(
    shards,
    Array.from({ length: 8 }, (_, place) => ({ index: place + 1, count: 8 })),
  );
  // GNU parallel keeps what each prints.
  const outs = commands.map(({ outputs }, place) => outputs.out ?? String(outputs.json && place));
  t.is(new Set(outs).size, 8);
}

test('the manifest of Kubernetes is an Indexed Job with as many pods as shards', (t) => {
  const [, text = ''] = /```json\n([^]*?)```/.exec(recipeOf('Kubernetes')) ?? [];
  const { apiVersion, kind, spec } = JSON.parse(text) as {
    apiVersion: string;
    kind: string;
    spec: {
      completions: number;
      parallelism: number;
      completionMode: string;
      template: { spec: { restartPolicy: string; containers: { args: string[] }[] } };
    };
  };
  t.deepEqual([apiVersion, kind, spec.completionMode], ['batch/v1', 'Job', 'Indexed']);
  t.deepEqual([spec.completions, spec.parallelism], [8, 8]);
  // A Job allows no other than Never and OnFailure.
  t.is(spec.template.spec.restartPolicy, 'Never');
  t.is(spec.template.spec.containers[0]!.args[0], commandOf(recipeOf('Kubernetes')));
});
