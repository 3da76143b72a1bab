import { makePackages } from '../../make-packages.ts';

/* Makes the installers of one processor: `build.ts ROOT OUTPUT ELECTRON_DIST INSTALLER…`. */
const [root = '', output = '', electronDist = '', ...installers] = process.argv.slice(2);
await makePackages({
  ...{ root, output, electronDist, compression: 'store', archs: ['x64'] },
  targets: [{ system: 'win32', installers }],
});
