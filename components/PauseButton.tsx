import { Pause, Play } from 'lucide-react';
import { Button } from './ui/Button';

interface PauseButtonProps {
  isPaused: boolean;
  onPause(): void;
  onResume(): void;
}

/** Pauses the queue, or lets it go on. */
export function PauseButton({ isPaused, onPause, onResume }: PauseButtonProps) {
  const name = isPaused ? 'Resume' : 'Pause';
  const Icon = isPaused ? Play : Pause;
  return (
    <Button look="quiet" aria-label={name} title={name} onClick={isPaused ? onResume : onPause}>
      <Icon aria-hidden size={16} />
    </Button>
  );
}
