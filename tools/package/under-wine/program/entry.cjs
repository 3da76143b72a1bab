'use strict';
// Built into the stand-in for electron.exe: starts what lies beside it, as Electron starts its archive.
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
createRequire(process.execPath)(join(dirname(process.execPath), 'stand-in.cjs'));
