import type { Settings } from '../../shared/config/settings.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import type { Host } from '../ports/host.ts';
import { partsOf } from '../visits/presets.ts';
import type { Mode } from './mode.ts';

const branchOf = ({ branch: { id, name, country } }: Settings) => ({ id, name, country });

/** What a window is told of the app that it shows. */
export const infoOf = ({
  host,
  mode,
  settings,
  timeZone,
  upstreams,
  unusable,
  airpayToken,
  operator,
  clockStep,
  provisioned = null,
  bundleRefused = null,
}: {
  readonly host: Pick<Host, 'version' | 'configPlaces' | 'badEnd'>;
  readonly mode: Mode;
  /** Those of the mode, or the ones of an app that is not configured. */
  readonly settings: Settings;
  /** The time zone of the branch. */
  readonly timeZone: string;
  readonly upstreams: readonly UpstreamName[];
  /** Why the journal cannot be used, or what it did not tell at the start; null: it can. */
  readonly unusable: Problem | null;
  readonly airpayToken: AppInfoView['airpayToken'];
  readonly operator: AppInfoView['operator'];
  readonly clockStep: AppInfoView['clockStep'];
  readonly provisioned?: AppInfoView['provisioned'];
  readonly bundleRefused?: AppInfoView['bundleRefused'];
}): AppInfoView => ({
  version: host.version,
  mode: mode.name,
  kiosk: settings.mode === 'kiosk',
  branch: mode.settings === null ? null : branchOf(settings),
  timeZone,
  operator,
  upstreams,
  lookupTypes: settings.upstreams.capillary?.lookupTypes ?? [],
  configPlaces: host.configPlaces,
  consentWording: settings.consent.wording,
  configFaults: mode.faults.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
  // What a customer can type is nobody's but theirs.
  examples: settings.mode === 'kiosk' ? [] : mode.examples,
  scanner: {
    ...settings.scanner,
    prefix: settings.scanner.prefix ?? '',
    suffix: settings.scanner.suffix ?? null,
    checkDigit: settings.scanner.checkDigit ?? null,
  },
  journal: unusable,
  languages: settings.languages,
  presets: settings.presets.map((preset) => ({ name: preset.name, sets: partsOf(preset) })),
  airpayToken,
  clockStep,
  badEnd: host.badEnd ?? null,
  provisioned,
  bundleRefused,
});
