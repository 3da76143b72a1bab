import type * as v from 'valibot';
import { airpay } from './airpay.ts';
import { capillary } from './capillary.ts';
import { wm } from './wm.ts';

/**
 * Every system that holds something about a customer, in the order in which screens list them. A new system is one more
 * line here.
 */
export const SYSTEMS = { airpay, capillary, wm } as const;

type Systems = typeof SYSTEMS;

/** One of the systems. */
export type UpstreamName = keyof Systems;

/** The section of each system in the settings. */
export type SystemSettings = { readonly [U in UpstreamName]: v.InferOutput<Systems[U]['settings']> };

/** What each system tells of a customer. Whole values: they never leave the main process. */
export type PanelData = { readonly [U in UpstreamName]: NonNullable<Systems[U]['told']> };

/** What the panel of each system shows. */
export type PanelViews = { readonly [U in UpstreamName]: v.InferOutput<Systems[U]['panel']> };
