import { Choices } from './choices.js';
import { keyOf, restore, snapshotOf, type Snapshot } from './graph.js';
import { Life, secondPasses, type Core } from './life.js';
import type { World } from './worlds.js';

/** A rule that does not hold, and the shortest way to where it breaks. */
export interface Violation {
  rule: string;
  way: readonly string[];
}

interface Options {
  /** The number of violations that end the walk. Default: 1. */
  most?: number;
  /** Called after every thousand states. */
  onProgress?: (walk: Walk) => void;
}

interface State {
  life: Life;
  snapshot: Snapshot;
}

/** Visits every state of a world, nearest first. */
export class Walk {
  transitions = 0;
  /** The number of transitions to the state that is farthest from the start. */
  depth = 0;
  /** The transitions that led beyond a bound of the world, by bound. */
  readonly cut = new Map<string, number>();
  readonly violations: Violation[] = [];

  private readonly numbers = new Map<string, number>();
  // By the number of the state: the one before it, the transition from there, and how deep it is.
  private readonly parents: number[] = [];
  private readonly names: string[] = [];
  private readonly depths: number[] = [];
  // What happens next when impOS behaves, where that leads, and whether anything is left to do.
  private readonly usualNames: string[] = [];
  private readonly usual: number[] = [];
  private readonly settled: boolean[] = [];
  // The states to expand; null for those that have been.
  private readonly pending: (State | null)[] = [];
  private readonly oldest: number;
  private readonly most: number;

  constructor(
    private readonly world: World,
    private readonly core: Core,
    private readonly options: Options = {},
  ) {
    const { checkTimeout, connectTimeout } = world.settings;
    this.oldest = 2000 * (connectTimeout + checkTimeout + 2);
    this.most = options.most ?? 1;
  }

  get states(): number {
    return this.parents.length;
  }

  /** Walks until every state has been visited, or too many rules are broken. */
  run(): this {
    this.construct();
    for (let number = 0; number < this.states && !this.isOver(); number++) {
      if (number % 1000 === 0) this.options.onProgress?.(this);
      const state = this.pending[number]!;
      this.pending[number] = null;
      this.expand(number, state);
    }
    if (this.violations.length === 0) this.checkSettling();
    return this;
  }

  private construct(): void {
    for (let script: number[] | null = []; script && !this.isOver();) {
      const choices: Choices = new Choices(script);
      const life = new Life(this.world, this.core, choices);
      const rules = life.contract.end(null);
      this.arrive(-1, life, `construction${choices.describe()}`, rules, true);
      script = choices.next();
    }
  }

  private expand(number: number, { life, snapshot }: State): void {
    restore(snapshot);
    const usual = life.usual();
    this.usualNames[number] = usual;
    this.settled[number] = life.contract.isSettled();
    for (const action of life.actions()) {
      for (let script: number[] | null = []; script && !this.isOver();) {
        const choices: Choices = new Choices(script);
        restore(snapshot);
        const rules = life.turn(action, choices);
        const isUsual = action.name === usual && choices.isUsual();
        const next = this.arrive(number, life, action.name + choices.describe(), rules, isUsual);
        if (isUsual) this.usual[number] = next;
        script = choices.next();
      }
    }
  }

  // Returns the number of the state; -1 when the walk does not go on from there.
  private arrive(
    parent: number,
    life: Life,
    name: string,
    rules: readonly string[],
    isUsual: boolean,
  ): number {
    this.transitions++;
    if (rules.length > 0) {
      this.breaks(rules.join('; '), [...this.wayTo(parent), name]);
      return -1;
    }
    // Without what usually happens, nothing would be known about how the manager settles.
    const bounds = isUsual ? [] : life.exceededBounds();
    for (const bound of bounds) this.cut.set(bound, (this.cut.get(bound) ?? 0) + 1);
    if (bounds.length > 0) return -1;
    const key = keyOf(life, life.impos.now, this.oldest);
    return this.numbers.get(key) ?? this.add(parent, life, name, key);
  }

  private add(parent: number, life: Life, name: string, key: string): number {
    const number = this.states;
    const { name: world, mostStates } = this.world;
    if (number === mostStates)
      throw new Error(`The world "${world}" has more than ${number} states.`);
    this.numbers.set(key, number);
    this.parents.push(parent);
    this.names.push(name);
    this.depth = (this.depths[parent] ?? -1) + 1;
    this.depths.push(this.depth);
    this.pending.push({ life, snapshot: snapshotOf(life) });
    return number;
  }

  // From every state, the usual transitions lead into a round that must be one of rest.
  private checkSettling(): void {
    const firsts = new Int32Array(this.states).fill(-1);
    for (let first = 0; first < this.states && !this.isOver(); first++) {
      let number = first;
      for (; firsts[number] === -1; number = this.usual[number]!) firsts[number] = first;
      if (firsts[number] !== first) continue;
      const round = this.roundFrom(number);
      const passes = round.some((each) => this.usualNames[each] === secondPasses.name);
      if (passes && round.every((each) => this.settled[each])) continue;
      const names = round.map((each) => this.usualNames[each]!);
      this.breaks('the manager settles', [...this.wayTo(number), 'and in a loop:', ...names]);
    }
  }

  private roundFrom(number: number): number[] {
    const round: number[] = [];
    for (let at = number; at !== number || round.length === 0; at = this.usual[at]!) round.push(at);
    return round;
  }

  private breaks(rule: string, way: readonly string[]): void {
    if (!this.violations.some((each) => each.rule === rule)) this.violations.push({ rule, way });
  }

  private isOver(): boolean {
    return this.violations.length >= this.most;
  }

  private wayTo(number: number): string[] {
    const way: string[] = [];
    for (let at = number; at >= 0; at = this.parents[at]!) way.unshift(this.names[at]!);
    return way;
  }
}
