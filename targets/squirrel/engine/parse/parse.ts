import type { SquirrelFile } from '../../../../codegen/squirrel/tree.js';
import type { Dialect } from '../dialect.js';
import { Cursor } from './cursor.js';
import { parseStatements } from './statements.js';

/**
 * Parses a Squirrel file.
 * @returns its tree, without comments.
 * @throws a SquirrelSyntaxError if the dialect does not have what it says.
 */
export function parse(source: string, file: string, dialect: Dialect = 'impos'): SquirrelFile {
  return parseStatements(new Cursor(source, file, dialect));
}
