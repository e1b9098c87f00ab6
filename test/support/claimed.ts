import { claimStage } from '../../utils/domain/operationGraph';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import { applyInMemory } from './applyInMemory';

/** What both sides look like once this browser made its parent and nothing that hangs on it. */
export function claimed(input: PlanInput): PlanInput {
  return { ...input, ...applyInMemory(claimStage(planSync(input).operations), input) };
}
