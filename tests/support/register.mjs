// AVA loads this in every worker, so that tests import TypeScript as it is.
import { register } from 'tsx/esm/api';

register();
