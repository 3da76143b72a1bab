import net from 'node:net';

/*
 * The way from a front to the training server behind it. The server's own ledger decides what truly happened;
 * nothing here does.
 */

const CLOSING = /^connection:.*$/im;

/** Delivers a whole request to the server and gives its whole reply, as it came but kept alive. */
export const deliver = (port: number, request: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const end = request.indexOf('\r\n\r\n');
    const head = request.subarray(0, end).toString('latin1').replace(CLOSING, 'connection: close');
    const socket = net.connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const whole = Buffer.concat(chunks);
      const at = whole.indexOf('\r\n\r\n');
      const replied = whole.subarray(0, at).toString('latin1').replace(CLOSING, 'Connection: keep-alive');
      resolve(Buffer.concat([Buffer.from(replied, 'latin1'), whole.subarray(at)]));
    });
    socket.write(Buffer.concat([Buffer.from(head, 'latin1'), request.subarray(end)]));
  });

/** Delivers the beginning of a request and ends the connection there. */
export const deliverPart = (port: number, part: Buffer): Promise<void> =>
  new Promise((resolve) => {
    if (part.length === 0) {
      resolve();
      return;
    }
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.resume();
    socket.write(part, () => socket.destroy());
  });
