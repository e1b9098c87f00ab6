import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` per screen. */
  look?: 'primary' | 'plain' | 'quiet';
}

/** A button of the extension's own pages; it submits nothing unless asked to. */
export function Button({ look = 'plain', type = 'button', ...props }: ButtonProps) {
  const classes = [styles.button, look === 'primary' && styles.primary, look === 'quiet' && styles.quiet];
  return <button {...props} type={type} className={classes.filter(Boolean).join(' ')} />;
}
