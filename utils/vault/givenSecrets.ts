import type { Credentials } from '../messaging/protocol';
import type { SecretPlaces } from './secretPlaces';

/** Credentials with the places that they were given for: an address that is changed later takes none of them along. */
export interface GivenSecrets {
  credentials: Credentials;
  givenFor: SecretPlaces;
}

/** Which secrets belong to which system. */
const secretsOf = {
  quoteManager: ['quoteManagerApiKey'],
  autotask: ['autotaskUserName', 'autotaskSecret', 'autotaskIntegrationCode'],
} as const satisfies Record<keyof SecretPlaces, readonly (keyof Credentials)[]>;

const systems = ['quoteManager', 'autotask'] as const;

/** The credentials that may go to these places; the others are empty. */
export function withoutHeldBack({ credentials, givenFor }: GivenSecrets, places: SecretPlaces): Credentials {
  return Object.assign({}, credentials, ...heldSystems(givenFor, places).map(emptyOf));
}

/** The systems whose stored secrets are kept from the present address. */
export function listHeldBack({ credentials, givenFor }: GivenSecrets, places: SecretPlaces): (keyof SecretPlaces)[] {
  return heldSystems(givenFor, places).filter((system) => secretsOf[system].some((name) => credentials[name] !== ''));
}

/**
 * What to store once `typed` was entered at these places: an empty field keeps what was given for the same place. A system whose
 * secrets are held back keeps them for their own place until some are entered for the present one.
 */
export function takeTyped(stored: GivenSecrets | null, typed: Credentials, places: SecretPlaces): GivenSecrets {
  const given = stored ? withoutHeldBack(stored, places) : null;
  const credentials = fillEmpty(typed, given);
  if (!stored) return { credentials, givenFor: places };
  const left = listHeldBack(stored, places).filter((system) => secretsOf[system].every((name) => typed[name] === ''));
  const kept = Object.fromEntries(
    left.flatMap((system) => secretsOf[system].map((name) => [name, stored.credentials[name]])),
  );
  const keptPlaces = Object.fromEntries(left.map((system) => [system, stored.givenFor[system]]));
  return { credentials: { ...credentials, ...kept }, givenFor: { ...places, ...keptPlaces } };
}

/** Typed credentials with their empty fields filled. */
export function fillEmpty(typed: Credentials, stored: Credentials | null): Credentials {
  if (!stored) return typed;
  return {
    quoteManagerApiKey: typed.quoteManagerApiKey || stored.quoteManagerApiKey,
    autotaskUserName: typed.autotaskUserName || stored.autotaskUserName,
    autotaskSecret: typed.autotaskSecret || stored.autotaskSecret,
    autotaskIntegrationCode: typed.autotaskIntegrationCode || stored.autotaskIntegrationCode,
  };
}

const heldSystems = (givenFor: SecretPlaces, places: SecretPlaces) =>
  systems.filter((system) => givenFor[system] !== places[system]);

function emptyOf(system: keyof SecretPlaces): Partial<Credentials> {
  return Object.fromEntries(secretsOf[system].map((name) => [name, '']));
}
