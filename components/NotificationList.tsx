import { type Notification, type NotificationActions, NotificationEntry } from './NotificationEntry';
import styles from './NotificationList.module.css';

export interface NotificationListProps extends NotificationActions {
  /** In the order in which they are shown. */
  notifications: Notification[];
  /** The present time in milliseconds. */
  nowMs: number;
}

/** What went wrong and waits for somebody. */
export function NotificationList({ notifications, nowMs, ...actions }: NotificationListProps) {
  if (notifications.length === 0) {
    return (
      <p className={styles.empty}>
        Nothing needs attention. When a document cannot be synced, the reason and what to do about it stand here.
      </p>
    );
  }
  return (
    <ul className={styles.list} aria-label="Notifications">
      {notifications.map((notification) => (
        <NotificationEntry key={notification.key} notification={notification} nowMs={nowMs} {...actions} />
      ))}
    </ul>
  );
}
