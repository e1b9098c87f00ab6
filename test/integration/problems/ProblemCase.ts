import type { DocumentState } from '../../../utils/domain/documentState';
import type { ProblemCode } from '../../../utils/domain/problem';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import type { Sandbox } from '../../sandbox/startSandbox';
import type { Engine } from '../../support/createEngine';

/** Both systems and the extension between them. */
export interface World {
  box: Sandbox;
  engine: Engine;
  document: DocumentRef;
}

/** One way in which a problem comes about, and what the remedy tells a person to do about it. */
export interface ProblemCase {
  code: ProblemCode;
  /** Completes *because …*; tells the cases of one code apart. */
  because: string;
  document: DocumentRef;
  settings?: Record<string, unknown>;
  /** Goes wrong before the click. */
  spoil?(world: World): unknown;
  /** Left out where waiting is the remedy. */
  mend?(world: World): unknown;
  /** What the badge shows meanwhile; `failed` unless said otherwise. */
  state?: DocumentState;
  /** The next question that the mended document comes to. */
  next?: ProblemCode;
}
