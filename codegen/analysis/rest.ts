import type { ts } from 'ts-morph';

/** Whether a parameter is `...values`. */
export function isRest({ dotDotDotToken }: ts.ParameterDeclaration): boolean {
  return dotDotDotToken !== undefined;
}
