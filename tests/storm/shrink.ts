import type { Plan } from './plan.js';

/** Makes a plan as small as it can be while it still fails. */
export async function shrink(plan: Plan, isFailing: IsFailing<Plan>): Promise<Plan> {
  let smallest = plan;
  for (let before = ''; before !== JSON.stringify(smallest);) {
    before = JSON.stringify(smallest);
    for (const part of parts) smallest = await part(smallest, isFailing);
  }
  return smallest;
}

type IsFailing<T> = (candidate: T) => boolean | Promise<boolean>;
type Part = (plan: Plan, isFailing: IsFailing<Plan>) => Promise<Plan>;

const parts: readonly Part[] = [
  (plan, isFailing) => firstFailing(shorter(plan), plan, isFailing),
  async (plan, isFailing) => {
    const steps = await fewer(plan.steps, (rest) => isFailing({ ...plan, steps: rest }));
    return { ...plan, steps };
  },
  shrinkScripts,
  async (plan, isFailing) => {
    const answers = await fewer(plan.answers, (rest) => isFailing({ ...plan, answers: rest }));
    return { ...plan, answers };
  },
  async (plan, isFailing) => {
    const make = (scenario: object): Plan => ({ ...plan, scenario });
    return make(await fewerKeys(plan.scenario, (rest) => isFailing(make(rest))));
  },
  (plan, isFailing) => firstFailing([{ ...plan, refuses: '' }], plan, isFailing),
  async (plan, isFailing) => {
    const one = { ...plan, settings: plan.settings.slice(0, 1) };
    return firstFailing([one], plan, isFailing);
  },
  shrinkSettings,
];

async function firstFailing(
  candidates: readonly Plan[],
  plan: Plan,
  isFailing: IsFailing<Plan>,
): Promise<Plan> {
  for (const candidate of candidates) if (await isFailing(candidate)) return candidate;
  return plan;
}

// The faults may end sooner, and so may the life.
function shorter(plan: Plan): Plan[] {
  const settles = plan.seconds - plan.calmAt;
  const last = Math.ceil((plan.steps.at(-1)?.at ?? 0) / 1000);
  return [last, last + 10, last + 200, Math.ceil(plan.calmAt / 2)]
    .filter((calmAt) => calmAt < plan.calmAt && calmAt >= last)
    .map((calmAt) => ({ ...plan, calmAt, seconds: calmAt + settles }));
}

async function shrinkScripts(plan: Plan, isFailing: IsFailing<Plan>): Promise<Plan> {
  let smallest = plan;
  for (const [index, script] of plan.scripts.entries()) {
    const make = (actions: Plan['scripts'][number]): Plan => ({
      ...smallest,
      scripts: replaced(smallest.scripts, index, actions),
    });
    smallest = make(await fewer(script, (rest) => isFailing(make(rest))));
  }
  return smallest;
}

async function shrinkSettings(plan: Plan, isFailing: IsFailing<Plan>): Promise<Plan> {
  let smallest = plan;
  for (const [index, settings] of plan.settings.entries()) {
    const make = (rest: Record<string, unknown>): Plan => ({
      ...smallest,
      settings: replaced(smallest.settings, index, rest),
    });
    smallest = make(await fewerKeys(settings, (rest) => isFailing(make(rest))));
  }
  return smallest;
}

function replaced<T>(list: readonly T[], place: number, value: T): T[] {
  return list.map((each, index) => (index === place ? value : each));
}

/** Drops stretches of a list, then shorter ones, as long as the rest fails. */
async function fewer<T>(list: readonly T[], isFailing: IsFailing<T[]>): Promise<T[]> {
  let rest = [...list];
  for (let length = rest.length; length >= 1; length = Math.floor(length / 2)) {
    for (let start = 0; start < rest.length;) {
      const candidate = [...rest.slice(0, start), ...rest.slice(start + length)];
      if (await isFailing(candidate)) rest = candidate;
      else start += length;
    }
  }
  return rest;
}

async function fewerKeys<T extends object>(record: T, isFailing: IsFailing<T>): Promise<T> {
  const entries = await fewer(Object.entries(record), (rest) =>
    isFailing(Object.fromEntries(rest) as T),
  );
  return Object.fromEntries(entries) as T;
}
