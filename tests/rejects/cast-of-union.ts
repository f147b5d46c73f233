type Id = number | string;

export function texts(id: Id, name: string | undefined, value: unknown): string[] {
  return [id as string, name as string, value as string]; //! CM2061
}

export function length(id: Id): number {
  return typeof id === 'string' ? id.length : (id as number);
}
