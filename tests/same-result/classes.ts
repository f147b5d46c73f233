const LIMIT = 3;
const suffix = '!';

export abstract class Animal {
  static readonly LEGS = 4;
  static count = [0];
  readonly name: string;
  protected sound = 'none';
  private age: number | null = null;

  constructor(name: string) {
    this.name = name;
    Animal.count.push(1);
  }

  abstract kind(): string;

  static legs(): string {
    return `${this.LEGS} legs`;
  }

  describe(): string {
    return `${this.kind()} ${this.name} says ${this.speak()} ${this.age}`;
  }

  speak(): string {
    return this.sound;
  }

  grow(): this {
    this.age = (this.age ?? 0) + 1;
    return this;
  }
}

export class Dog extends Animal {
  private readonly tricks: string[];

  constructor(name: string, tricks: string[]) {
    super(name);
    this.sound = 'woof';
    this.tricks = tricks;
  }

  kind(): string {
    return 'dog';
  }

  override speak(): string {
    return `${super.speak()}${suffix}`;
  }

  learn(trick: string): void {
    if (this.tricks.length < LIMIT) this.tricks.push(trick);
  }

  override describe(): string {
    return `${super.describe()} ${this.tricks.length}`;
  }
}

export class Puppy extends Dog {
  override kind(): string {
    return 'puppy';
  }
}

export function main(print: (line: string) => void): void {
  const dog = new Dog('Rex', []);
  for (const trick of ['sit', 'roll', 'jump', 'sing']) dog.learn(trick);
  print(dog.describe());
  print(dog.grow().grow().describe());
  const puppy: Animal = new Puppy('Bo', []);
  print(puppy.describe());
  print(`${puppy instanceof Puppy} ${puppy instanceof Animal} ${(dog as Animal) instanceof Puppy}`);
  print(`${!(puppy instanceof Dog)} ${Animal.LEGS} ${Dog.LEGS} ${Animal.legs()}`);
  print(`${Animal.count.length} ${Dog.count === Animal.count}`);
}
