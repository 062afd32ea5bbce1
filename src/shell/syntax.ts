// The only file that knows `unbash`: a tolerant Bash parser whose nodes carry offsets into the text it was given.
export { forEachChild, parse as parseSyntax } from 'unbash';
export type * as Syntax from 'unbash';
