// A graph of values: which numbers may reach which place of a program. Numbers flow along edges; what
// holds values, such as arrays and functions, is one for all places that it may reach.

/** What a number may be, besides an integer of Squirrel. */
export const Kind = {
  /** It comes from outside of the program, and nothing is known of it. */
  Outside: 1,
  /** A float without a fraction, or NaN. */
  Float: 2,
  /** A fraction. */
  Fraction: 4,
} as const;

export const unknownKinds = Kind.Outside | Kind.Float | Kind.Fraction;

type Convert = (kinds: number) => number;

const unchanged: Convert = (kinds) => kinds;

/** A place where values may be: a variable, a property, an expression. */
export class Place {
  kinds = 0;
  readonly edges: (readonly [to: Place, convert: Convert])[] = [];

  /** What it may hold: made when somebody asks. */
  private own: Holder | null = null;

  /** @param all - All places of a program, to which it is added. */
  constructor(private readonly all: Set<Place>) {
    all.add(this);
  }

  get holder(): Holder {
    this.own = (this.own ?? new Holder(this.all)).current;
    return this.own;
  }

  /** Marks a place into which others than the program may write. */
  expose(kinds: number): void {
    this.kinds |= kinds;
    this.holder.expose(kinds);
  }
}

/** An object, an array or a function, with all others that it may be mixed up with. */
export class Holder {
  private parent: Holder | null = null;
  private elements: Place | null = null;
  private returned: Place | null = null;
  private dynamic: Place | null = null;
  private readonly parameters: Place[] = [];
  private rest: { readonly from: number; readonly place: Place } | null = null;
  private readonly members = new Map<Place, boolean>();
  private exposed = 0;

  constructor(private readonly all: Set<Place>) {}

  get current(): Holder {
    if (this.parent === null) return this;
    this.parent = this.parent.current;
    return this.parent;
  }

  /** The elements of an array, a Map or a Set, or what an iterator yields. */
  get element(): Place {
    const { current } = this;
    return (current.elements ??= current.made());
  }

  /** What a function returns, or a class constructs. */
  get result(): Place {
    const { current } = this;
    return (current.returned ??= current.made());
  }

  /** The slots of an object whose names are computed, and so all of them. */
  get slots(): Place {
    const { current } = this;
    if (current.dynamic === null) current.takeSlots(current.made());
    return this.current.dynamic!;
  }

  parameter(position: number): Place {
    const { current } = this;
    if (current.rest !== null && position >= current.rest.from)
      return current.rest.place.holder.element;
    return (current.parameters[position] ??= current.made());
  }

  /** Adds a parameter that takes all arguments from a position on. */
  takeRest(from: number, place: Place): void {
    const { current } = this;
    if (current.rest !== null) {
      merge(current.rest.place, place);
      return;
    }
    current.rest = { from, place };
    current.parameters.slice(from).forEach((each) => {
      merge(each, place.holder.element);
    });
    if (current.exposed !== 0) place.expose(current.exposed);
  }

  addMember(member: Place, isPrivate: boolean): void {
    const { current } = this;
    if (current.members.has(member)) return;
    current.members.set(member, isPrivate);
    if (current.dynamic !== null) merge(member, current.dynamic);
    if (!isPrivate && current.exposed !== 0) member.expose(current.exposed);
  }

  expose(kinds: number): void {
    const { current } = this;
    if ((current.exposed | kinds) === current.exposed) return;
    current.exposed |= kinds;
    const places = [current.elements, current.returned, current.dynamic, current.rest?.place];
    for (const each of [...places, ...current.parameters]) each?.expose(kinds);
    for (const [each, isPrivate] of current.members) if (!isPrivate) each.expose(kinds);
  }

  /** Makes this and another one. */
  unite(other: Holder): void {
    const [one, two] = [this.current, other.current];
    if (one === two) return;
    const [into, from] = one.members.size < two.members.size ? [two, one] : [one, two];
    from.parent = into;
    into.expose(from.exposed);
    // A place that only the other has is taken over: made anew, it would end up here again without end
    // where it holds its own holder, as the elements of nested arrays do.
    if (from.elements !== null) merge((into.current.elements ??= from.elements), from.elements);
    if (from.returned !== null) merge((into.current.returned ??= from.returned), from.returned);
    for (const [member, isPrivate] of from.members) into.addMember(member, isPrivate);
    if (from.dynamic !== null) into.takeSlots(from.dynamic);
    from.parameters.forEach((each, position) => {
      into.takeParameter(position, each);
    });
    if (from.rest !== null) into.takeRest(from.rest.from, from.rest.place);
    // What it is exposed to was not known of the places that came from the other.
    const { current } = into;
    const { exposed } = current;
    current.exposed = 0;
    current.expose(exposed);
  }

  private takeSlots(place: Place): void {
    const { current } = this;
    if (current.dynamic !== null) {
      merge(current.dynamic, place);
      return;
    }
    current.dynamic = place;
    for (const each of current.members.keys()) merge(each, place);
  }

  private takeParameter(position: number, place: Place): void {
    const { current } = this;
    if (current.rest === null || position < current.rest.from) {
      current.parameters[position] ??= place;
    }
    merge(current.parameter(position), place);
  }

  private made(): Place {
    const place = new Place(this.all);
    if (this.exposed !== 0) place.expose(this.exposed);
    return place;
  }
}

/** What is in one place may reach another. */
export function flow(from: Place, to: Place, convert: Convert = unchanged): void {
  if (from === to) return;
  from.edges.push([to, convert]);
  if (convert === unchanged) to.holder.unite(from.holder);
}

/** Numbers in one place may reach another, and what it holds does not. */
export function flowNumber(from: Place, to: Place, convert: Convert = unchanged): void {
  if (from !== to) from.edges.push([to, convert]);
}

/** Two places are one. */
function merge(one: Place, other: Place): void {
  if (one === other) return;
  flow(one, other);
  flow(other, one);
}

/** Follows all edges, until nothing new is found. */
export function solve(places: Iterable<Place>): void {
  const waiting = [...places].filter(({ kinds }) => kinds !== 0);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const [to, convert] of place.edges) {
      const kinds = to.kinds | convert(place.kinds);
      if (kinds === to.kinds) continue;
      to.kinds = kinds;
      waiting.push(to);
    }
  }
}
