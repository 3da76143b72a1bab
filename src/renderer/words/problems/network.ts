import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { MakeSentences } from './sentences.ts';

const tellIt = msg`Try again. If it goes on, tell IT.`;
const readAgain = msg`Read again to see what is so now.`;

/** Calls that found no way, or lost it. Only those before the first byte say that nothing was sent. */
export const NETWORK = {
  'net.dns': ({ whom }) => ({
    what: msg`The address of ${whom} cannot be found.`,
    changed: msg`Nothing was sent.`,
    next: msg`Check the network of this desk, then try again.`,
  }),
  'net.refused': ({ who }) => ({
    what: msg`${who} takes no connection.`,
    changed: msg`Nothing was sent.`,
    next: tellIt,
  }),
  'net.unreachable': ({ whom }) => ({
    what: msg`There is no way to ${whom} from this desk.`,
    changed: msg`Nothing was sent.`,
    next: msg`Check the network of this desk, then try again.`,
  }),
  'net.connect-timeout': ({ who, number }) => {
    const seconds = number('seconds');
    return {
      what:
        seconds === null
          ? msg`${who} cannot be reached in time.`
          : msg`${who} cannot be reached within ${seconds} s.`,
      changed: msg`Nothing was sent.`,
      next: msg`Check the network of this desk, then try again.`,
    };
  },
  'net.tls': ({ whom, text }) => {
    const path = text('path');
    return {
      what:
        path === null
          ? msg`The secure connection to ${whom} cannot be trusted.`
          : msg`The file of certificates ${path} cannot be used, so no connection to ${whom} can be trusted.`,
      changed: msg`Nothing was sent.`,
      next: msg`Tell IT: a certificate needs a look.`,
    };
  },
  'net.proxy': ({ whom }) => ({
    what: msg`The proxy of this branch does not let the call to ${whom} pass.`,
    changed: msg`Nothing was sent.`,
    next: msg`Tell IT: the proxy needs a look.`,
  }),
  'net.reset': ({ whom }) => ({
    what: msg`The connection to ${whom} was cut before its reply was complete.`,
    next: readAgain,
  }),
  'net.closed-early': ({ who }) => ({
    what: msg`${who} closed the connection before its reply was complete.`,
    next: readAgain,
  }),
  'net.headers-timeout': ({ who, number }) => {
    const seconds = number('seconds');
    return {
      what:
        seconds === null
          ? msg`${who} did not answer in time.`
          : msg`${who} did not answer within ${seconds} s.`,
      next: readAgain,
    };
  },
  'net.body-timeout': ({ who }) => ({
    what: msg`${who} began to reply and stopped before the end.`,
    next: readAgain,
  }),
  'net.deadline': ({ who, number }) => {
    const seconds = number('seconds');
    return {
      what:
        seconds === null
          ? msg`${who} did not answer in time.`
          : msg`${who} did not answer within ${seconds} s.`,
      next: readAgain,
    };
  },
  'net.too-large': ({ whom }) => ({
    what: msg`The reply of ${whom} is larger than this desk accepts. It was not read.`,
    next: msg`Tell IT which customer it is about.`,
  }),
  'net.redirect': ({ who }) => ({
    what: msg`${who} points to another address. It was not followed.`,
    next: msg`Tell IT: the address of this system may have changed.`,
  }),
  'net.protocol': ({ whom }) => ({
    what: msg`What came back from ${whom} is not a proper reply.`,
    next: tellIt,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
