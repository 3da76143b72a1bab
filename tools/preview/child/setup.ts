import { mapModules } from '../hooks.ts';
import { createParentPort } from './parent-port.ts';

// Loaded into every utility process of the preview before its own script.
mapModules();
Object.defineProperty(process, 'parentPort', { value: createParentPort(process), enumerable: true });
