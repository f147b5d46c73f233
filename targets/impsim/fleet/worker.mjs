// The worker as long as it is TypeScript: a thread does not inherit what can read that.
import { register } from 'tsx/esm/api';

register();
const { default: run } = await import('./worker.ts');
export default run;
