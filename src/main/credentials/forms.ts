import type { Settings } from '../../shared/config/settings.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import type { CredentialForm } from '../../shared/systems/define-system.ts';
import { SYSTEMS, type SystemSettings } from '../../shared/systems/systems.ts';

/** The forms of one system, and which of them its settings ask for. */
interface FormsOf<U extends UpstreamName> {
  readonly forms: readonly [CredentialForm, ...CredentialForm[]];
  readonly wanted: (settings: SystemSettings[U]) => string;
}

const DEFINED: { readonly [U in UpstreamName]: { readonly credentials: FormsOf<U> } } = SYSTEMS;

const formOf = <U extends UpstreamName>(name: U, settings: SystemSettings[U]): CredentialForm => {
  const { forms, wanted } = DEFINED[name].credentials;
  return forms.find((form) => form.name === wanted(settings)) ?? forms[0];
};

/** The form of credentials that each configured system needs, in the order in which screens list them. */
export const wantedForms = (upstreams: Settings['upstreams']): ReadonlyMap<UpstreamName, CredentialForm> => {
  const sections: { readonly [U in UpstreamName]?: SystemSettings[U] | undefined } = upstreams;
  const one = <U extends UpstreamName>(name: U): readonly (readonly [U, CredentialForm])[] => {
    const section = sections[name];
    return section === undefined ? [] : [[name, formOf(name, section)]];
  };
  return new Map(UPSTREAMS.flatMap(one));
};

/** The form in which credentials are, by the fields that they have; `null`: none of the system's. */
export const heldForm = (upstream: UpstreamName, credentials: object): CredentialForm | null => {
  const forms: readonly CredentialForm[] = SYSTEMS[upstream].credentials.forms;
  return forms.find(({ fields }) => fields.every(({ name }) => Object.hasOwn(credentials, name))) ?? null;
};
