import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

/*
 * Started where no network is, this proves it and then makes packages: a build that reached something would tell nothing
 * of one that cannot.
 */

/** An address that is set aside for documents; without a network even the way to it is unknown. */
const SOMEWHERE = { host: '192.0.2.1', port: 443 };

const refused = await new Promise<string>((resolve) => {
  const socket = connect(SOMEWHERE);
  socket.on('connect', () => resolve(''));
  socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
});
const interfaces = Object.keys(networkInterfaces());
if (refused !== 'ENETUNREACH' || interfaces.length > 0) {
  process.stderr.write(`the network is not cut: ${refused || 'connected'}, ${interfaces.join(' ')}\n`);
  process.exit(1);
}
process.stdout.write('network: cut (no interface, ENETUNREACH)\n');
await import('../main.ts');
