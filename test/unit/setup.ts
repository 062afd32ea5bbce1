import fc from 'fast-check';

// `npm run test:long` tries properties many times more often.
const runs = Number(process.env['PROPERTY_RUNS'] ?? '');
if (runs > 0) fc.configureGlobal({ numRuns: runs });
