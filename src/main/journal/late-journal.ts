import type { Journal } from './journal.ts';

/** A journal whose place something else may take while it is in use: what `inUse` gives answers each call. */
export const createLateJournal = (inUse: () => Journal): Journal => ({
  append: (...events) => inUse().append(...events),
  activity: (customer, limit) => inUse().activity(customer, limit),
  identities: (customer) => inUse().identities(customer),
  branch: (filter, before, limit) => inUse().branch(filter, before, limit),
  operators: () => inUse().operators(),
  openAttempts: () => inUse().openAttempts(),
  openApart: (customer) => inUse().openApart(customer),
  apart: (customer, limit) => inUse().apart(customer, limit),
  unreadAttempts: () => inUse().unreadAttempts(),
  lately: (customer, withinMs) => inUse().lately(customer, withinMs),
  change: (changeId) => inUse().change(changeId),
  lines: (changeIds) => inUse().lines(changeIds),
  changes: (changeIds) => inUse().changes(changeIds),
  close: () => inUse().close(),
});
